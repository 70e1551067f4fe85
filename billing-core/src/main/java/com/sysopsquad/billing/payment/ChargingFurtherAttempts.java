package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;

/**
 * Charges the further attempts that {@link OpeningFurtherAttempts} has opened. The provider is
 * asked for each before it is charged, since a process that died may have sent it.
 */
public class ChargingFurtherAttempts {

  private static final int SECOND_ATTEMPT = 2;

  private final SettlingOpenAttempts settling;

  ChargingFurtherAttempts(SettlingOpenAttempts settling) {
    this.settling = settling;
  }

  /**
   * Charges every further attempt that is open and settles what can be settled.
   *
   * @throws StaleWriterException when another has taken over
   * @throws ProviderUnavailable when the provider is down; the rest stays open
   * @throws ProviderMisconfigured when the provider does not accept us; the rest stays open
   */
  public Resolution charge(WriteFence fence) {
    return settling.settle(SECOND_ATTEMPT, fence);
  }
}
