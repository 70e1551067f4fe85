package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;

/**
 * Charges the further attempts that {@link OpeningFurtherAttempts} has opened. It asks the provider
 * about each one before it charges it, since a process that crashed may have sent it.
 */
public class ChargingFurtherAttempts {

  private static final int SECOND_ATTEMPT = 2;

  private final SettlingOpenAttempts settling;

  ChargingFurtherAttempts(SettlingOpenAttempts settling) {
    this.settling = settling;
  }

  /**
   * Charges every open further attempt and settles what can be settled.
   *
   * @throws StaleWriterException if another writer has taken over
   * @throws ProviderUnavailable if the provider is down; the rest stays open
   * @throws ProviderMisconfigured if the provider rejects our credentials; the rest stays open
   */
  public Resolution charge(WriteFence fence) {
    return settling.settle(SECOND_ATTEMPT, fence);
  }
}
