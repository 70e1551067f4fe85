package com.sysopsquad.flows.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A queue of {@code config/broker/queues.csv}.
 *
 * @param senders users of the broker who may send to it
 * @param receivers users of the broker who may receive from it
 */
public record Queue(String name, List<String> senders, List<String> receivers) {

  private static final String FILE = "queues.csv";

  static List<Queue> list() {
    try (InputStream in = Queue.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("config/broker/queues.csv is not packaged");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(columns -> new Queue(columns[0], users(columns[1]), users(columns[2])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> users(String column) {
    return column.isBlank() ? List.of() : List.of(column.strip().split(" +"));
  }
}
