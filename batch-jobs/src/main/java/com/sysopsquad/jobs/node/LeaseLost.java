package com.sysopsquad.jobs.node;

/** Another process works on the partition now; this one may not write any more results. */
public final class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLost(String message) {
    super(message);
  }
}
