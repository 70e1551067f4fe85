package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.delivery.wire.QueueDepth;

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
        ProgressBar.number(queue.messages()),
        ProgressBar.number(queue.deliveringCount()),
        ProgressBar.number(queue.consumers()),
        queue.messages() > 0 && queue.consumers() == 0);
  }
}
