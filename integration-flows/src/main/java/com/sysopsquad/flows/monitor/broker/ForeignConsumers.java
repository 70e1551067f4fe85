package com.sysopsquad.flows.monitor.broker;

import com.sysopsquad.flows.delivery.wire.broker.BrokerLink;
import com.sysopsquad.flows.delivery.wire.broker.QueueConsumer;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds consumers of our queues that are not our processes. An exclusive queue gives all its
 * messages to one consumer, so a second one takes them as soon as the first one reconnects.
 */
final class ForeignConsumers {

  private static final Map<String, Queue> QUEUES =
      Queues.LIST.stream().collect(Collectors.toUnmodifiableMap(Queue::name, Function.identity()));

  private ForeignConsumers() {}

  static List<BrokerWarning> among(List<QueueConsumer> consumers) {
    return consumers.stream()
        .filter(ForeignConsumers::isForeign)
        .map(ForeignConsumers::warning)
        .toList();
  }

  /** Partitions are received by Spring's own listeners, whose connections have no name. */
  private static boolean isForeign(QueueConsumer consumer) {
    Queue queue = QUEUES.get(consumer.queue());
    return queue != null
        && (!queue.receivers().contains(consumer.user())
            || (!queue.name().equals(Queues.PARTITION)
                && !consumer.clientId().startsWith(BrokerLink.CLIENT_ID)));
  }

  private static BrokerWarning warning(QueueConsumer consumer) {
    return new BrokerWarning(
        consumer.queue(),
        "Unknown consumer on " + consumer.queue(),
        "User %s from %s (client ID %s) can take messages that our receiver needs. Give it a copy of the queue."
            .formatted(
                shown(consumer.user()), shown(consumer.address()), shown(consumer.clientId())));
  }

  private static String shown(String text) {
    return text.isBlank() ? "unknown" : text.replaceAll("\\p{Cntrl}", "?");
  }
}
