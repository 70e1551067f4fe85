package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;

/**
 * Finds out the outcome of payments whose answer was lost. A payment that never reached the
 * provider is charged with the same key as long as the provider remembers keys, and is parked after
 * that.
 */
public class ResolvingOpenPayments {

  private static final int FIRST_ATTEMPT = 1;

  private final SettlingOpenAttempts settling;

  ResolvingOpenPayments(SettlingOpenAttempts settling) {
    this.settling = settling;
  }

  /**
   * Asks the provider about every open attempt of all runs and settles what can be settled.
   *
   * @throws StaleWriterException if another writer has taken over
   * @throws ProviderUnavailable if the provider is down; the rest stays open
   * @throws ProviderMisconfigured if the provider rejects our credentials; the rest stays open
   */
  public Resolution resolve(WriteFence fence) {
    return settling.settle(FIRST_ATTEMPT, fence);
  }
}
