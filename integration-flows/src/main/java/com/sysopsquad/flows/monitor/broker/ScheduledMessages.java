package com.sysopsquad.flows.monitor.broker;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import java.util.List;

/**
 * Finds messages that the broker delivers only at a later time, which may be years away. No sender
 * of ours asks for that.
 */
final class ScheduledMessages {

  private ScheduledMessages() {}

  static List<BrokerWarning> among(List<QueueDepth> queues) {
    return queues.stream()
        .filter(queue -> queue.scheduled() > 0)
        .map(ScheduledMessages::warning)
        .toList();
  }

  private static BrokerWarning warning(QueueDepth queue) {
    return new BrokerWarning(
        queue.name(),
        queue.name() + " has scheduled messages",
        "%d messages are to be delivered at a later time that their sender chose, which none of our processes does. The broker's own console shows and removes them."
            .formatted(queue.scheduled()));
  }
}
