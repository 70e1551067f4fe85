package com.sysopsquad.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The queues of {@code config/broker/queues.csv}, with who may send and who may receive. */
final class QueueList {

  record Queue(String name, Set<String> senders, Set<String> receivers) {}

  private QueueList() {}

  static List<Queue> read() {
    try (InputStream in = QueueList.class.getResourceAsStream("broker/queues.csv")) {
      if (in == null) {
        throw new IllegalStateException("config/broker/queues.csv is not packaged");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .skip(1)
          .map(QueueList::queue)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Queue queue(String line) {
    String[] columns = line.split(",", -1);
    if (columns.length != 3) {
      throw new IllegalStateException("config/broker/queues.csv: three columns expected: " + line);
    }
    return new Queue(columns[0], users(columns[1]), users(columns[2]));
  }

  private static Set<String> users(String column) {
    return column.isBlank() ? Set.of() : Set.of(column.trim().split(" +"));
  }
}
