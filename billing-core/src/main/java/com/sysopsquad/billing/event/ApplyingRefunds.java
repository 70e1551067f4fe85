package com.sysopsquad.billing.event;

import com.sysopsquad.billing.ledger.LedgerAccount;
import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.billing.ledger.Postings.Corrected;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares refunds at the provider with ours. One that was made there by a person is left to a
 * person, who records it; one of ours that failed after the provider had confirmed it is posted
 * back, and can be refunded again.
 */
final class ApplyingRefunds {

  private static final String SUCCEEDED = "succeeded";
  private static final Set<String> FAILED = Set.of("failed", "canceled");
  private static final Set<String> UNDECIDED = Set.of("pending", "requires_action");

  private final MadeRefunds refunds;
  private final ProviderEvents events;
  private final PaidCharges charges;
  private final Postings postings;
  private final EventAlerts alerts;

  ApplyingRefunds(
      MadeRefunds refunds,
      ProviderEvents events,
      PaidCharges charges,
      Postings postings,
      EventAlerts alerts) {
    this.refunds = refunds;
    this.events = events;
    this.charges = charges;
    this.postings = postings;
    this.alerts = alerts;
  }

  /** Whether it can be applied without knowing the payment of its charge. */
  boolean needsNoCharge(ProviderEvent event) {
    return !event.status().equals(SUCCEEDED)
        || events.hasFailed(event.object())
        || refunds.find(event).filter(refund -> refund.isDone() || refund.isOpen()).isPresent();
  }

  Decision apply(ProviderEvent event, @Nullable PaidCharge paid, RunTime time) {
    String status = event.status();
    boolean failed = FAILED.contains(status);
    if (!failed && !status.equals(SUCCEEDED) && !UNDECIDED.contains(status)) {
      throw new EventObjection("Its status is unknown: \"%s\".".formatted(status));
    }
    MadeRefund known = refunds.find(event).orElse(null);
    if (known != null) {
      refuseOther(event, known);
    }
    if (known != null && known.isDone()) {
      return failed ? fail(event, known, time) : Decision.NO_EFFECT;
    }
    if (failed) {
      return alerts.close(event.object(), EventAlerts.CHARGE_DIFFERS, time.now())
          ? Decision.APPLIED
          : Decision.NO_EFFECT;
    }
    boolean isSettledElsewhere = known != null && known.isOpen();
    return isSettledElsewhere || paid == null || events.hasFailed(event.object())
        ? Decision.NO_EFFECT
        : report(event, paid, time);
  }

  private static void refuseOther(ProviderEvent event, MadeRefund known) {
    if (!event.charge().equals(known.charge())
        || event.amountMinor() != known.amount().minor()
        || !event.currency().equals(known.amount().currency())) {
      throw new EventObjection(
          "Refund %s is for %s of %s in our records, and for %d minor units of %s of %s here."
              .formatted(
                  event.object(),
                  known.amount(),
                  known.charge(),
                  event.amountMinor(),
                  event.currency(),
                  event.charge()));
    }
  }

  private Decision fail(ProviderEvent event, MadeRefund refund, RunTime time) {
    charges.lock(refund.bill());
    if (refunds.find(event).orElseThrow().hasFailed()) {
      return Decision.NO_EFFECT;
    }
    refunds.fail(refund, event, time.now(), time.run());
    postings.corrected(
        new Corrected(
            event.object(),
            "REFUND_FAILED",
            LedgerAccount.CASH,
            LedgerAccount.REFUND,
            refund.customerId(),
            refund.bill(),
            refund.number(),
            refund.amount()));
    alerts.raise(
        refund.bill(),
        EventAlerts.REFUND_FAILED,
        "The refund of %s by %s failed after the provider had confirmed it: %s"
            .formatted(
                refund.amount(),
                event.object(),
                event.words().isEmpty() ? "no reason given" : event.words()),
        time.now());
    return Decision.APPLIED;
  }

  /** In the words of the job reconcile, which closes the alert once the refund is recorded. */
  private Decision report(ProviderEvent event, PaidCharge paid, RunTime time) {
    if (!event.currency().equals(paid.amount().currency())
        || event.amountMinor() < 1
        || event.amountMinor() > paid.amount().minor()) {
      throw new EventObjection(
          "It refunds %d minor units of %s, and %s were paid by %s."
              .formatted(event.amountMinor(), event.currency(), paid.amount(), paid.charge()));
    }
    alerts.raise(
        event.object(),
        EventAlerts.CHARGE_DIFFERS,
        "The provider refunded %d %s of %s for bill %d by %s, which is not known here."
            .formatted(
                event.amountMinor(), event.currency(), paid.charge(), paid.bill(), event.object()),
        time.now());
    return Decision.APPLIED;
  }
}
