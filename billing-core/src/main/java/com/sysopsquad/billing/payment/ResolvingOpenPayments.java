package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;

/**
 * Finds out what became of payments whose answer was lost. What never reached the provider is
 * charged under the same key as long as the provider remembers keys, and is then parked.
 */
public class ResolvingOpenPayments {

  private static final int FIRST_ATTEMPT = 1;

  private final SettlingOpenAttempts settling;

  ResolvingOpenPayments(SettlingOpenAttempts settling) {
    this.settling = settling;
  }

  /**
   * Asks the provider for every open attempt of any run and settles what can be settled.
   *
   * @throws StaleWriterException when another has taken over
   * @throws ProviderUnavailable when the provider is down; the rest stays open
   * @throws ProviderMisconfigured when the provider does not accept us; the rest stays open
   */
  public Resolution resolve(WriteFence fence) {
    return settling.settle(FIRST_ATTEMPT, fence);
  }
}
