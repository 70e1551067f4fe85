package com.sysopsquad.flows.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The queues of {@code config/broker/queues.csv}, and which user of the broker may do what. */
public final class BrokerQueues {

  private static final Path LIST = Path.of("../config/broker/queues.csv");

  private BrokerQueues() {}

  /** A queue with those who send to it and those who receive from it. */
  public record BrokerQueue(String name, List<String> senders, List<String> receivers) {}

  /** All queues, in the order of the list. */
  public static List<BrokerQueue> all() {
    try {
      return Files.readAllLines(LIST).stream()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(columns -> new BrokerQueue(columns[0], users(columns[1]), users(columns[2])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> users(String column) {
    return column.isBlank() ? List.of() : List.of(column.strip().split(" +"));
  }
}
