package com.sysopsquad.billing.bill;

import java.time.YearMonth;
import java.util.Optional;

/** The runs that were frozen. */
public interface BillingRuns {

  /** The run of a month, if it has been frozen. */
  Optional<BillingRun> find(YearMonth month);

  /** How far a run has come; all zero when it has not been frozen. */
  RunProgress progress(YearMonth month);
}
