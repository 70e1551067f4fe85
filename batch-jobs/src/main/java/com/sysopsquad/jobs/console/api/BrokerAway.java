package com.sysopsquad.jobs.console.api;

import java.io.Serial;

/** The broker does not answer. */
final class BrokerAway extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  BrokerAway() {
    super("Operations cannot reach the broker: try again when it is back; no message is lost.");
  }
}
