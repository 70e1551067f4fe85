package com.sysopsquad.flows.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReplayableQueuesTests {

  /** Partitions of runs are operations' own business, and no conversation. */
  private static final String PARTITIONS = "BILLING.PARTITION";

  @Test
  void operationsMaySendToTheQueuesThatItReplaysToAndToNoOthers() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../config/broker/queues.csv"));

    Set<String> allowed =
        lines.stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(",", -1))
            .filter(columns -> List.of(columns[1].split(" ")).contains("operations"))
            .map(columns -> columns[0])
            .filter(queue -> !queue.equals(PARTITIONS))
            .collect(Collectors.toSet());

    assertThat(allowed).isEqualTo(DeadLetterDecisions.REPLAYABLE);
  }
}
