package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.wire.QueueDepth;
import com.sysopsquad.flows.message.Queues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the queues that stand still: messages wait, a consumer is there, and it acknowledges
 * nothing. Partitions of runs are minutes of work and are left out. Needs a broker that counts.
 */
final class Standstills {

  private record Moved(long acknowledged, long nanos) {}

  private final Duration longest;
  private final Map<String, Moved> moved = new HashMap<>();

  Standstills(Duration longest) {
    this.longest = longest;
  }

  /**
   * Looks.
   *
   * @param nanos of a clock that never jumps
   */
  List<BrokerWarning> look(List<QueueDepth> queues, long nanos) {
    List<BrokerWarning> warnings = new ArrayList<>();
    for (QueueDepth queue : queues) {
      Moved last = moved.get(queue.name());
      boolean works =
          queue.messages() == 0
              || queue.consumers() == 0
              || queue.acknowledged() < 0
              || queue.name().equals(Queues.PARTITION);
      if (works || last == null || last.acknowledged() != queue.acknowledged()) {
        moved.put(queue.name(), new Moved(queue.acknowledged(), nanos));
      } else if (nanos - last.nanos() >= longest.toNanos()) {
        warnings.add(warning(queue, Duration.ofNanos(nanos - last.nanos())));
      }
    }
    return warnings;
  }

  private static BrokerWarning warning(QueueDepth queue, Duration still) {
    return new BrokerWarning(
        queue.name(),
        queue.name() + " stands still",
        "%d messages wait and a consumer is connected, but nothing was acknowledged for %d seconds. Look into the log of its receiver."
            .formatted(queue.messages(), still.toSeconds()));
  }
}
