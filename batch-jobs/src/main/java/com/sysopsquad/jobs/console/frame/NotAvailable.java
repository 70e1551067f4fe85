package com.sysopsquad.jobs.console.frame;

import java.io.Serial;

/** Something cannot be asked right now; the message is a sentence that says what to do. */
public abstract class NotAvailable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Says what cannot be asked, and what to do. */
  protected NotAvailable(String message) {
    super(message);
  }
}
