package com.sysopsquad.flows.monitor.decision;

/** A decision on a dead letter is refused; the message is a sentence that says why. */
public final class DeadLetterRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  DeadLetterRefused(String message) {
    super(message);
  }
}
