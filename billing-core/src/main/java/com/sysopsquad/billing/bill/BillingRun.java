package com.sysopsquad.billing.bill;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A frozen month: which bills there are and how they are shared out.
 *
 * @param partitions into how many ranges of nearly equal size the bills are divided; fixed when the
 *     run was frozen
 */
public record BillingRun(
    YearMonth month, Instant frozenAt, long firstBill, long lastBill, long bills, int partitions) {

  /** The bills of a partition, counted from 0; together the partitions hold each bill once. */
  public BillRange partition(int number) {
    if (number < 0 || number >= partitions) {
      throw new IllegalArgumentException("Run %s has no partition %d".formatted(month, number));
    }
    long span = lastBill - firstBill + 1;
    return new BillRange(
        firstBill + span * number / partitions, firstBill + span * (number + 1) / partitions - 1);
  }

  /** Which partition a bill belongs to. */
  public int partitionOf(long bill) {
    for (int number = 0; number < partitions; number++) {
      BillRange range = partition(number);
      if (range.first() <= bill && bill <= range.last()) {
        return number;
      }
    }
    throw new IllegalArgumentException("Run %s has no bill %d".formatted(month, bill));
  }
}
