package com.sysopsquad.flows.delivery.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.LossReported;
import com.sysopsquad.flows.message.report.LostMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What can be lacked is reported, and nothing else.
 *
 * <p>Tried: a sender that is any text, one that is operations, one that is named twice; a queue
 * that is any text, one without marks, one that the sender does not send to, one that the quantum
 * does not receive from, one that is named twice, none; a time before all times and in the future.
 */
class LossCheckTests {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void whatAQuantumCanLackIsTaken() {
    assertThat(
            defect(
                "billing",
                lost("customer", Queues.SUPPORT_PLAN, Queues.DEAD_LETTER),
                lost("billing", Queues.DEAD_LETTER)))
        .isNull();
    assertThat(defect("customer", lost("sysops", Queues.TICKET_STATUS))).isNull();
    assertThat(defect("reporting")).isNull();
  }

  @Test
  void aSenderThatIsNoQuantumIsRefused() {
    for (String source : List.of("", "4111 1111 1111 1111", "operations", "Customer")) {
      assertThat(defect("billing", lost(source, Queues.SUPPORT_PLAN)))
          .as(source)
          .isEqualTo("It names a sender that is not a quantum.");
    }
  }

  @Test
  void aSenderThatIsNamedTwiceIsRefused() {
    assertThat(
            defect(
                "billing",
                lost("customer", Queues.SUPPORT_PLAN),
                lost("customer", Queues.CARD_ARRANGEMENT)))
        .isEqualTo("It has two losses of the same sender.");
  }

  @Test
  void aQueueThatCarriesNoMarksFromTheSenderToTheQuantumIsRefused() {
    for (String queue :
        List.of("any text", Queues.CARD_REGISTRATION, Queues.TICKET, Queues.INVOICE)) {
      assertThat(defect("billing", lost("customer", queue)))
          .as(queue)
          .isEqualTo("It names a queue on which this quantum receives no marks of this sender.");
    }
  }

  @Test
  void noQueueOrOneQueueTwiceIsRefused() {
    for (LostMessages lost :
        List.of(lost("customer"), lost("customer", Queues.SUPPORT_PLAN, Queues.SUPPORT_PLAN))) {
      assertThat(defect("billing", lost)).isEqualTo("It names no queue, or one queue twice.");
    }
  }

  @Test
  void timesThatCannotBeAreRefused() {
    assertThat(at(Instant.MIN, NOW)).isEqualTo("Its times are not plausible.");
    assertThat(at(Instant.parse("9999-12-31T00:00:00Z"), NOW)).isNotNull();
    assertThat(at(NOW.plusSeconds(1), NOW)).isNotNull();
    assertThat(at(NOW, NOW.plus(Duration.ofDays(2)))).isNotNull();
    assertThat(at(Instant.EPOCH, NOW.plus(Duration.ofHours(2)))).isNull();
    assertThat(until(Instant.EPOCH, NOW, NOW.plusSeconds(1))).isNotNull();
    assertThat(until(NOW, NOW, Instant.EPOCH)).isNotNull();
    assertThat(until(Instant.EPOCH, NOW, NOW)).isNull();
  }

  /** It can lack some, and have others that their sender has lost. */
  @Test
  void aLossOfEachKindOfOneSenderIsTaken() {
    List<String> plans = List.of(Queues.SUPPORT_PLAN);

    assertThat(
            defect(
                "billing",
                lost("customer", Queues.SUPPORT_PLAN),
                new LostMessages("customer", plans, NOW, NOW, NOW)))
        .isNull();
  }

  private static @Nullable String at(Instant since, Instant noticedAt) {
    return until(since, noticedAt, null);
  }

  private static @Nullable String until(Instant since, Instant noticedAt, @Nullable Instant until) {
    return defect(
        "billing",
        new LostMessages("customer", List.of(Queues.SUPPORT_PLAN), since, noticedAt, until));
  }

  private static LostMessages lost(String source, String... queues) {
    return new LostMessages(source, List.of(queues), NOW.minusSeconds(60), NOW, null);
  }

  private static @Nullable String defect(String quantum, LostMessages... losses) {
    return LossCheck.defect(new LossReported(quantum, List.of(losses)), NOW);
  }
}
