package com.sysopsquad.billing.bill.run;

import java.time.Instant;

/**
 * A frozen run: which bills it has and how they are divided into partitions.
 *
 * @param partitions number of ranges of nearly equal size into which the bills are divided; fixed
 *     when the run was frozen
 */
public record BillingRun(
    RunKey key, Instant frozenAt, long firstBill, long lastBill, long bills, int partitions) {

  /** The bills of a partition, counted from 0; together the partitions contain each bill once. */
  public BillRange partition(int number) {
    if (number < 0 || number >= partitions) {
      throw new IllegalArgumentException("Run %s has no partition %d".formatted(key, number));
    }
    long span = lastBill - firstBill + 1;
    return new BillRange(
        firstBill + span * number / partitions, firstBill + span * (number + 1) / partitions - 1);
  }

  /** The partition of a bill. */
  public int partitionOf(long bill) {
    for (int number = 0; number < partitions; number++) {
      BillRange range = partition(number);
      if (range.first() <= bill && bill <= range.last()) {
        return number;
      }
    }
    throw new IllegalArgumentException("Run %s has no bill %d".formatted(key, bill));
  }
}
