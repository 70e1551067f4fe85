package com.sysopsquad.flows.monitor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandstillsTests {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Standstills standstills = new Standstills(Duration.ofMinutes(2));

  @Test
  void aQueueOfWhichNothingIsAcknowledgedForLongStandsStill() {
    assertThat(look(queue("Q", 6, 1, 10), 0)).isEmpty();
    assertThat(look(queue("Q", 7, 1, 10), MINUTE)).isEmpty();
    assertThat(look(queue("Q", 7, 1, 10), 2 * MINUTE))
        .extracting(BrokerWarning::queue, BrokerWarning::title)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Q", "Q is stuck"));

    assertThat(look(queue("Q", 7, 1, 11), 3 * MINUTE)).isEmpty();
    assertThat(look(queue("Q", 7, 1, 11), 4 * MINUTE)).isEmpty();
  }

  @Test
  void aQueueThatIsEmptyOrUnreadOrUncountedOrOfPartitionsDoesNot() {
    for (QueueDepth queue :
        List.of(
            queue("EMPTY", 0, 1, 10),
            queue("UNREAD", 5, 0, 10),
            queue("UNCOUNTED", 5, 1, -1),
            queue("BILLING.PARTITION", 5, 1, 10))) {
      assertThat(look(queue, 0)).isEmpty();
      assertThat(look(queue, 60 * MINUTE)).isEmpty();
    }
  }

  /** Tried: nothing but scheduled messages, and others that wait beside one. */
  @Test
  void whatIsScheduledForLaterDoesNotStandStill() {
    QueueDepth scheduled = new QueueDepth("LATER", 2, 1, 0, 10, 2);
    QueueDepth beside = new QueueDepth("BESIDE", 3, 1, 0, 10, 2);

    for (QueueDepth queue : List.of(scheduled, beside)) {
      assertThat(look(queue, 0)).isEmpty();
    }
    assertThat(look(scheduled, 60 * MINUTE)).isEmpty();
    assertThat(look(beside, 60 * MINUTE)).hasSize(1);
  }

  private List<BrokerWarning> look(QueueDepth queue, long nanos) {
    return standstills.look(List.of(queue), nanos);
  }

  private static QueueDepth queue(String name, long messages, long consumers, long acknowledged) {
    return new QueueDepth(name, messages, consumers, 0, acknowledged, 0);
  }
}
