package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.BillingRun;

/** Charges the bills of a run that are due. */
public interface ChargingBills {

  /** Begins, or goes on with, one partition; what was settled before is not touched again. */
  ChargingSession begin(BillingRun run, int partition, WriteFence fence);
}
