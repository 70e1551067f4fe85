package com.sysopsquad.portal.demo;

/**
 * The progress of adding demonstration customers.
 *
 * @param doing what is being done, {@code complete} at the end
 */
record DemoProgress(String doing, int added, int of) {

  private static final String COMPLETE = "complete";

  static DemoProgress complete(int customers) {
    return new DemoProgress(COMPLETE, customers, customers);
  }

  boolean complete() {
    return doing.equals(COMPLETE);
  }
}
