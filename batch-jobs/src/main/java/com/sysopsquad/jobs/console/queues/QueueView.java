package com.sysopsquad.jobs.console.queues;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.flows.delivery.QueueDepth;

/**
 * A queue as the pages show it.
 *
 * @param waiting whether messages wait and nobody reads them
 */
record QueueView(
    String name, String messages, String delivering, String consumers, boolean waiting) {

  static QueueView of(QueueDepth queue) {
    return new QueueView(
        queue.name(),
        Formats.number(queue.messages()),
        Formats.number(queue.deliveringCount()),
        Formats.number(queue.consumers()),
        queue.messages() > 0 && queue.consumers() == 0);
  }
}
