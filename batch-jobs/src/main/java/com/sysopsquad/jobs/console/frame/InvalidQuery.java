package com.sysopsquad.jobs.console.frame;

import java.io.Serial;

/** What an address asks for cannot be understood; the message is a sentence that says what can. */
public final class InvalidQuery extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Says what is wrong and what would do. */
  public InvalidQuery(String message) {
    super(message);
  }
}
