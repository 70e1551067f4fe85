package com.sysopsquad.jobs.console.frame;

import java.io.Serial;

/** The parameters of a URL are invalid; the message is a sentence that says what is valid. */
public final class InvalidQuery extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Says what is wrong and what is valid. */
  public InvalidQuery(String message) {
    super(message);
  }
}
