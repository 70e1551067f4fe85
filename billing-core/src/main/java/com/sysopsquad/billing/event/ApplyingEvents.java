package com.sysopsquad.billing.event;

import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import com.sysopsquad.billing.provider.feed.ProviderFeed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an event changes here. The provider is asked about a charge that is not known yet
 * before the transaction begins; everything else happens in the caller's transaction.
 */
final class ApplyingEvents {

  private final ProviderFeed feed;
  private final PaidCharges charges;
  private final ApplyingDisputes disputes;
  private final ApplyingRefunds refunds;
  private final ApplyingFailures failures;
  private final boolean accountIsShared;

  ApplyingEvents(
      ProviderFeed feed,
      PaidCharges charges,
      ApplyingDisputes disputes,
      ApplyingRefunds refunds,
      ApplyingFailures failures,
      ProviderSettings settings) {
    this.feed = feed;
    this.charges = charges;
    this.disputes = disputes;
    this.refunds = refunds;
    this.failures = failures;
    this.accountIsShared = !settings.shop().isEmpty();
  }

  /**
   * What an event is about.
   *
   * @param isForeign whether it is about another installation
   * @param atProvider the charge as the provider has it now; null if it was not asked
   * @param paid our payment of the charge; null if it was not asked
   */
  record About(
      boolean isForeign, ChargePage.@Nullable Charge atProvider, @Nullable PaidCharge paid) {}

  /**
   * Finds what an event is about; outside of any transaction.
   *
   * @throws EventObjection if it cannot be found
   * @throws com.sysopsquad.billing.provider.ProviderUnavailable if the provider cannot be asked
   */
  About find(ProviderEvent event) {
    String objection = event.objection();
    if (objection != null) {
      throw new EventObjection(objection);
    }
    boolean isKnown =
        switch (event.subject()) {
          case DISPUTE -> disputes.isKnown(event);
          case REFUND -> refunds.needsNoCharge(event);
          case PAYMENT -> false;
        };
    if (isKnown) {
      return new About(false, null, null);
    }
    if (event.charge().isEmpty()) {
      throw new EventObjection("It names no charge.");
    }
    Optional<ChargePage.Charge> charge = feed.charge(event.charge());
    if (charge.isEmpty()) {
      if (accountIsShared) {
        return new About(true, null, null);
      }
      throw new EventObjection("Charge %s is none of ours.".formatted(event.charge()));
    }
    if (!charge.get().providerReference().equals(event.charge())) {
      throw new EventObjection(
          "The provider gives %s for charge %s."
              .formatted(charge.get().providerReference(), event.charge()));
    }
    PaidCharge paid =
        charges
            .find(charge.get())
            .orElseThrow(
                () ->
                    new EventObjection(
                        "Charge %s is no payment in our records.".formatted(event.charge())));
    return new About(false, charge.get(), paid);
  }

  /**
   * Applies an event.
   *
   * @throws EventObjection if it does not match our records
   */
  Decision apply(ProviderEvent event, About about, RunTime time) {
    if (about.isForeign()) {
      return Decision.NO_EFFECT;
    }
    return switch (event.subject()) {
      case DISPUTE -> disputes.apply(event, about.paid(), time);
      case REFUND -> refunds.apply(event, about.paid(), time);
      case PAYMENT -> failures.apply(event, about.atProvider(), about.paid(), time);
    };
  }
}
