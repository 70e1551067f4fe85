package com.sysopsquad.billing.payment;

import java.time.YearMonth;

/** Proves that nothing of a run was lost and nothing was charged twice. */
public interface ReconcilingRuns {

  /**
   * Compares the frozen bills, the attempts, the invoices and the provider's own list.
   *
   * @throws ProviderUnavailable when the provider cannot be asked
   */
  Reconciliation reconcile(YearMonth month);
}
