package com.sysopsquad.billing.event;

import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reports payments that failed after they had counted as paid. Nothing is posted: the invoice is
 * issued, and only a person can find out whether the money came.
 */
final class ApplyingFailures {

  private final EventAlerts alerts;

  ApplyingFailures(EventAlerts alerts) {
    this.alerts = alerts;
  }

  Decision apply(
      ProviderEvent event,
      ChargePage.@Nullable Charge atProvider,
      @Nullable PaidCharge paid,
      RunTime time) {
    if (paid == null || atProvider == null || atProvider.state() != ChargePage.State.ENDED) {
      return Decision.NO_EFFECT;
    }
    alerts.raise(
        paid.bill(),
        EventAlerts.LATE_FAILURE,
        "Bill %d is paid with %s by %s, but the provider says that this charge failed: %s"
            .formatted(
                paid.bill(),
                paid.amount(),
                paid.charge(),
                event.words().isEmpty() ? "no reason given" : event.words()),
        time.now());
    return Decision.APPLIED;
  }
}
