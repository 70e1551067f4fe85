package com.sysopsquad.flows.monitor.deadletter;

/** There is no dead letter, or no replay, with that number. */
public final class NoSuchDeadLetter extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NoSuchDeadLetter(String message) {
    super(message);
  }
}
