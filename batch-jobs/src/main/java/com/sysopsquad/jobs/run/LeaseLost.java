package com.sysopsquad.jobs.run;

/** Another works on the partition now; what this one still holds must not be written. */
public final class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLost(String message) {
    super(message);
  }
}
