package com.sysopsquad.billing.hold;

import com.sysopsquad.flows.masking.CardNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Puts billing on hold when a process starts, if the settings have a reason. It does so before
 * schedules, receivers and waiting runs start, so that nothing is charged in between.
 */
final class HoldAtStart implements SmartInitializingSingleton {

  static final String BY = "SYSOPS_BILLING_HOLD";

  private static final Logger log = LoggerFactory.getLogger(HoldAtStart.class);
  private static final int LONGEST = 2_000;

  private final HoldingBilling holding;
  private final HoldSettings settings;

  HoldAtStart(HoldingBilling holding, HoldSettings settings) {
    this.holding = holding;
    this.settings = settings;
  }

  /**
   * Begins the hold; an existing hold does not change.
   *
   * @throws IllegalStateException if the reason is too long or contains a card number; does not
   *     repeat it
   */
  @Override
  public void afterSingletonsInstantiated() {
    String reason = settings.reason();
    if (reason.isEmpty()) {
      return;
    }
    if (reason.length() > LONGEST) {
      throw new IllegalStateException(
          "%s (sysops.billing.hold.reason) is too long. Use at most %d characters."
              .formatted(BY, LONGEST));
    }
    if (CardNumbers.in(reason)) {
      throw new IllegalStateException(
          "%s (sysops.billing.hold.reason) contains a card number. Remove it and start again."
              .formatted(BY));
    }
    log.warn(
        "{} Remove {} before the next start, or it puts billing on hold again.",
        holding.begin(BY, reason).sentence(),
        BY);
  }
}
