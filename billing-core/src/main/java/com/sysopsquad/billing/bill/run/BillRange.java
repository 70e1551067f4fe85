package com.sysopsquad.billing.bill.run;

/** The bills of one partition of a run: ids from {@code first} to {@code last}, both included. */
public record BillRange(long first, long last) {

  /** Rejects a range that ends more than one before its beginning. */
  public BillRange {
    if (last < first - 1) {
      throw new IllegalArgumentException(
          "A range of bills cannot end at %d before %d".formatted(last, first));
    }
  }

  /** Whether it is empty. */
  public boolean isEmpty() {
    return last < first;
  }
}
