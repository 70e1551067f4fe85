package com.sysopsquad.billing.bill;

/** The bills of one partition of a run: ids from {@code first} to {@code last}, both included. */
public record BillRange(long first, long last) {

  /** Refuses a range that ends more than one before it begins. */
  public BillRange {
    if (last < first - 1) {
      throw new IllegalArgumentException(
          "A range of bills cannot end at %d before %d".formatted(last, first));
    }
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return last < first;
  }
}
