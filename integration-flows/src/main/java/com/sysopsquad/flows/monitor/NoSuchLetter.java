package com.sysopsquad.flows.monitor;

/** There is no dead letter, or no replay, of that number. */
public final class NoSuchLetter extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoSuchLetter(String message) {
    super(message);
  }
}
