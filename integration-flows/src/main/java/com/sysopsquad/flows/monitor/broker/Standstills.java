package com.sysopsquad.flows.monitor.broker;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds queues that are stuck: messages wait, a consumer is connected, and it acknowledges nothing.
 * Partitions of runs take minutes and are left out. Needs a broker that counts.
 */
final class Standstills {

  private record Moved(long acknowledged, long nanos) {}

  private final Duration longest;
  private final Map<String, Moved> moved = new HashMap<>();

  Standstills(Duration longest) {
    this.longest = longest;
  }

  /**
   * Checks the queues.
   *
   * @param nanos time of a clock that never jumps
   */
  List<BrokerWarning> look(List<QueueDepth> queues, long nanos) {
    List<BrokerWarning> warnings = new ArrayList<>();
    for (QueueDepth queue : queues) {
      Moved last = moved.get(queue.name());
      boolean works =
          queue.messages() <= queue.scheduled()
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
        queue.name() + " is stuck",
        "%d messages are waiting and a consumer is connected, but nothing has been acknowledged for %d seconds. Check the log of the receiver."
            .formatted(queue.messages(), still.toSeconds()));
  }
}
