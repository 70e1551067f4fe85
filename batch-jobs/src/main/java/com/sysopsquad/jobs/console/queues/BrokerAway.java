package com.sysopsquad.jobs.console.queues;

import com.sysopsquad.jobs.console.frame.NotAvailable;
import java.io.Serial;

/** The broker does not answer. */
final class BrokerAway extends NotAvailable {

  @Serial private static final long serialVersionUID = 1L;

  BrokerAway() {
    super("Operations cannot reach the broker. No message is lost. Try again later.");
  }
}
