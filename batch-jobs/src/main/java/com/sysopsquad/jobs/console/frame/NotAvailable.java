package com.sysopsquad.jobs.console.frame;

import java.io.Serial;

/** Something is not available now; the message is a sentence that says what to do. */
public abstract class NotAvailable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Says what is not available, and what to do. */
  protected NotAvailable(String message) {
    super(message);
  }
}
