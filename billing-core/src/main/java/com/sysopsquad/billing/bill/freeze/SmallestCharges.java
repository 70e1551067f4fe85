package com.sysopsquad.billing.bill.freeze;

import com.sysopsquad.flows.pricing.Money;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The smallest amounts that the card provider accepts, in minor units. Stripe publishes one for
 * each of these currencies except the last, for which it converts the amount in US dollars.
 */
@ConfigurationProperties("sysops.provider.smallest-charge")
record SmallestCharges(
    @DefaultValue("50") long usd,
    @DefaultValue("50") long cad,
    @DefaultValue("50") long eur,
    @DefaultValue("50") long jpy,
    @DefaultValue("200") long kwd) {

  /** Why an amount cannot be charged; empty if it can, or if there is nothing to charge. */
  Optional<String> objectionTo(Money total) {
    Money smallest = new Money(smallest(total.currency()), total.currency());
    return total.minor() == 0 || total.minor() >= smallest.minor()
        ? Optional.empty()
        : Optional.of(
            "%s is below the card provider's minimum of %s and is not charged."
                .formatted(total, smallest));
  }

  private long smallest(String currency) {
    return switch (currency) {
      case "USD" -> usd;
      case "CAD" -> cad;
      case "EUR" -> eur;
      case "JPY" -> jpy;
      case "KWD" -> kwd;
      default -> 0;
    };
  }
}
