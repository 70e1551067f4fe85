package com.sysopsquad.billing.bill;

import java.time.YearMonth;

/** Freezes what a month has to bill. */
public interface OpeningBillingRuns {

  /**
   * Freezes, in one transaction, a bill for every period that begins before the end of the month
   * and that no earlier run has frozen; a run that exists already is returned unchanged.
   *
   * @param partitions into how many ranges a new run is divided
   */
  BillingRun open(YearMonth month, int partitions);
}
