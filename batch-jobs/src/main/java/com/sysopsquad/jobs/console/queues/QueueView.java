package com.sysopsquad.jobs.console.queues;

import com.sysopsquad.flows.delivery.wire.QueueDepth;
import com.sysopsquad.jobs.console.frame.Formats;

/**
 * A queue as the pages show it.
 *
 * @param unread whether messages wait and nothing receives them
 */
record QueueView(
    String name, String messages, String delivering, String consumers, boolean unread) {

  static QueueView of(QueueDepth queue) {
    return new QueueView(
        queue.name(),
        Formats.number(queue.messages()),
        Formats.number(queue.deliveringCount()),
        Formats.number(queue.consumers()),
        unread(queue));
  }

  static boolean unread(QueueDepth queue) {
    return queue.messages() > 0 && queue.consumers() == 0;
  }
}
