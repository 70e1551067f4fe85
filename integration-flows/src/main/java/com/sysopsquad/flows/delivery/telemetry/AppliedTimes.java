package com.sysopsquad.flows.delivery.telemetry;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.telemetry.TimeCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Counts what this process has applied and how long it took from the sender to the effect, by
 * queue. Costs a few additions for each message.
 */
public final class AppliedTimes {

  private final Map<String, Counts> queues = new ConcurrentHashMap<>();

  /** Counts messages whose transaction has just committed. */
  public void add(List<ReceivedMessage> messages, Instant now) {
    if (!messages.isEmpty()) {
      counts(messages.getFirst().queue()).batches.increment();
    }
    for (ReceivedMessage message : messages) {
      Counts counts = counts(message.queue());
      counts.applied.increment();
      if (!isSentAgain(message)) {
        long millis = Duration.between(message.sentAt(), now).toMillis();
        counts.times.incrementAndGet(TimeRanges.of(millis));
      }
    }
  }

  private Counts counts(String queue) {
    return queues.computeIfAbsent(queue, _ -> new Counts());
  }

  /** How many messages of a queue were applied. */
  long messages(String queue) {
    Counts counts = queues.get(queue);
    return counts == null ? 0 : counts.applied.sum();
  }

  /** In how many transactions they were applied. */
  long batches(String queue) {
    Counts counts = queues.get(queue);
    return counts == null ? 0 : counts.batches.sum();
  }

  /** How many of them took no longer than the longest time of a range. */
  long within(String queue, int range) {
    Counts counts = queues.get(queue);
    return counts == null ? 0 : IntStream.rangeClosed(0, range).mapToLong(counts.times::get).sum();
  }

  /** What is sent again has a time of long ago. */
  private static boolean isSentAgain(ReceivedMessage message) {
    return message.isReplay() || message.headers().containsKey(WireFormat.RESEND);
  }

  /** All counts by queue. */
  Map<String, Applied> sinceStart() {
    Map<String, Applied> all = new TreeMap<>();
    queues.forEach((queue, counts) -> all.put(queue, counts.read()));
    return all;
  }

  /**
   * @param times only the ranges that have any
   */
  record Applied(long messages, List<TimeCount> times) {

    static final Applied NOTHING = new Applied(0, List.of());
  }

  private static final class Counts {

    private final LongAdder applied = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final AtomicLongArray times = new AtomicLongArray(TimeRanges.count());

    private Applied read() {
      return new Applied(
          applied.sum(),
          IntStream.range(0, times.length())
              .mapToObj(range -> new TimeCount(TimeRanges.atMostMillis(range), times.get(range)))
              .filter(count -> count.messages() > 0)
              .toList());
    }
  }
}
