package com.sysopsquad.flows.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayableQueuesTests {

  @Test
  void everyQueueIsReplayedToButThoseOfCardsPartitionsAndCommands() {
    List<String> others = new ArrayList<>(Queues.ALL);
    others.removeAll(
        List.of(Queues.CARD_REGISTRATION, Queues.PARTITION, Queues.OVERSIZED, Queues.TELEMETRY));
    others.removeIf(queue -> queue.startsWith("OPS.COMMAND."));

    assertThat(Queues.REPLAYABLE).containsExactlyInAnyOrderElementsOf(others);
  }
}
