package com.sysopsquad.flows.monitor;

/** A decision on a dead letter is refused; the message is a sentence that says why. */
public final class LetterRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  LetterRefused(String message) {
    super(message);
  }
}
