package com.sysopsquad.jobs.console.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.telemetry.TimeRanges;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.PauseState;
import com.sysopsquad.flows.monitor.channel.CriticalTime;
import com.sysopsquad.flows.monitor.pause.EndpointPause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What state a channel has, and why. */
class ChannelTests {

  private static final Instant NOW = Instant.parse("2026-12-01T08:30:00Z");
  private static final QueueDepth EMPTY = new QueueDepth(Queues.INVOICE, 0, 1, 0, 7, 0);

  @Test
  void aChannelOnWhichNothingHappensIsIdle() {
    assertThat(channel(0L, null, EMPTY, 0L, null)).isEqualTo(verdict(ChannelState.IDLE, ""));
  }

  @Test
  void messagesThatAreAppliedFlow() {
    assertThat(channel(0L, null, EMPTY, 0L, applied(50)))
        .isEqualTo(verdict(ChannelState.FLOWING, ""));
  }

  @Test
  void aQueueWithoutAConsumerIsStuck() {
    QueueDepth unread = new QueueDepth(Queues.INVOICE, 3, 0, 0, 7, 0);

    assertThat(channel(0L, null, unread, 0L, null))
        .isEqualTo(
            verdict(
                ChannelState.STUCK,
                "3 messages waiting in the queue, and nothing receives them. Start customer."));
  }

  @Test
  void whatWaitsAtItsSenderIsSlowAndThenStuck() {
    assertThat(channel(2L, NOW.minusSeconds(9), EMPTY, 0L, null).state())
        .isEqualTo(ChannelState.FLOWING);
    assertThat(channel(2L, NOW.minusSeconds(10), EMPTY, 0L, null).state())
        .isEqualTo(ChannelState.SLOW);
    assertThat(channel(2L, NOW.minusSeconds(60), EMPTY, 0L, null))
        .isEqualTo(
            verdict(
                ChannelState.STUCK,
                "2 messages waiting at the sender. Check whether the broker accepts messages."));
  }

  @Test
  void aRetryMakesItSlow() {
    assertThat(channel(0L, null, EMPTY, 1L, null))
        .isEqualTo(verdict(ChannelState.SLOW, "1 message waiting for a retry."));
  }

  @Test
  void aLongCriticalTimeMakesItSlow() {
    assertThat(channel(0L, null, EMPTY, 0L, applied(45_000)).state()).isEqualTo(ChannelState.SLOW);
  }

  @Test
  void whatTheBrokerCannotTellIsUnknown() {
    assertThat(channel(0L, null, null, 0L, null))
        .isEqualTo(verdict(ChannelState.UNKNOWN, "The broker does not report this queue."));
  }

  @Test
  void aSilentQuantumMakesItUnknownAndNotIdle() {
    Map<String, Duration> silent = Map.of("customer", Duration.ofSeconds(75));
    Map<String, Duration> never = Map.of("customer", Channel.NEVER);

    assertThat(channel(silent, 0L).verdict(NOW))
        .isEqualTo(
            verdict(ChannelState.UNKNOWN, "customer has been silent for 1 minute 15 seconds."));
    assertThat(channel(never, null).verdict(NOW))
        .isEqualTo(verdict(ChannelState.UNKNOWN, "customer has never reported."));
  }

  @Test
  void aPausedChannelIsPausedWhateverWaitsInIt() {
    EndpointPause pause =
        new EndpointPause(
            1,
            Queues.INVOICE,
            "customer",
            NOW.plusSeconds(1_740),
            "olive",
            NOW,
            "A wrong price",
            PauseState.PAUSED,
            null,
            null,
            false);
    QueueDepth unread = new QueueDepth(Queues.INVOICE, 3, 0, 0, 7, 0);

    assertThat(
            new Channel(queue(), Map.of(), 0L, null, unread, 0L, null, 0, null, List.of(), pause)
                .verdict(NOW))
        .isEqualTo(
            verdict(ChannelState.PAUSED, "Paused by olive for another 29 minutes: A wrong price"));
  }

  @Test
  void timesAreRoundedUpInWords() {
    assertThat(TimeText.of(applied(40), 95)).isEqualTo("≤ 50 ms");
    assertThat(TimeText.of(applied(9_000), 95)).isEqualTo("≤ 10 seconds");
    assertThat(TimeText.of(applied(2_200), 95)).isEqualTo("≤ 2,500 ms");
    assertThat(TimeText.of(applied(Long.MAX_VALUE), 95)).isEqualTo("> 6 hours");
    assertThat(TimeText.of(null, 95)).isEqualTo("–");
    assertThat(TimeText.millis(applied(Long.MAX_VALUE), 95)).isNull();
    assertThat(TimeText.millis(applied(40), 95)).isEqualTo(50);
  }

  private static Channel.Verdict verdict(ChannelState state, String reason) {
    return new Channel.Verdict(state, reason);
  }

  private static Channel.Verdict channel(
      @Nullable Long outbox,
      @Nullable Instant since,
      @Nullable QueueDepth depth,
      @Nullable Long retries,
      @Nullable CriticalTime recent) {
    return new Channel(
            queue(), Map.of(), outbox, since, depth, retries, null, 0, recent, List.of(), null)
        .verdict(NOW);
  }

  private static Channel channel(Map<String, Duration> unheard, @Nullable Long outbox) {
    return new Channel(queue(), unheard, outbox, null, EMPTY, 0L, null, 0, null, List.of(), null);
  }

  private static Queue queue() {
    return Queues.LIST.stream()
        .filter(queue -> queue.name().equals(Queues.INVOICE))
        .findFirst()
        .orElseThrow();
  }

  private static CriticalTime applied(long millis) {
    List<Long> times = new ArrayList<>(Collections.nCopies(TimeRanges.count(), 0L));
    times.set(TimeRanges.of(millis), 10L);
    return new CriticalTime(NOW, 10, times);
  }
}
