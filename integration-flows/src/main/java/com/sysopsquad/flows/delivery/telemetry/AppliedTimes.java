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
    for (ReceivedMessage message : messages) {
      Counts counts = queues.computeIfAbsent(message.queue(), queue -> new Counts());
      counts.applied.increment();
      if (!isSentAgain(message)) {
        long millis = Duration.between(message.sentAt(), now).toMillis();
        counts.times.incrementAndGet(TimeRanges.of(millis));
      }
    }
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
