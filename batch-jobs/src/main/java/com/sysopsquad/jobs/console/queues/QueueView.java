package com.sysopsquad.jobs.console.queues;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.jobs.console.frame.Formats;
import java.util.List;

/**
 * A queue as the pages show it.
 *
 * @param unread whether messages wait and nothing receives them
 * @param warnings what else is wrong with it
 */
record QueueView(
    String name,
    String messages,
    String delivering,
    String consumers,
    boolean unread,
    List<String> warnings) {

  static QueueView of(QueueDepth queue, List<BrokerWarning> warnings) {
    return new QueueView(
        queue.name(),
        Formats.number(queue.messages()),
        Formats.number(queue.deliveringCount()),
        Formats.number(queue.consumers()),
        unread(queue),
        warnings(queue, warnings));
  }

  /** The warnings about this queue. */
  static List<String> warnings(QueueDepth queue, List<BrokerWarning> warnings) {
    return warnings.stream()
        .filter(warning -> queue.name().equals(warning.queue()))
        .map(warning -> "%s. %s".formatted(warning.title(), warning.detail()))
        .toList();
  }

  static boolean unread(QueueDepth queue) {
    return queue.messages() > 0 && queue.consumers() == 0;
  }
}
