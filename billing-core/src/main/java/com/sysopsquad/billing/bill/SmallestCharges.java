package com.sysopsquad.billing.bill;

import com.sysopsquad.flows.pricing.Money;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The smallest amounts that the card provider takes, in minor units. Stripe publishes one for each
 * of these currencies but the last, for which it converts that of the US dollar.
 */
@ConfigurationProperties("sysops.provider.smallest-charge")
record SmallestCharges(
    @DefaultValue("50") long usd,
    @DefaultValue("50") long cad,
    @DefaultValue("50") long eur,
    @DefaultValue("50") long jpy,
    @DefaultValue("200") long kwd) {

  /** Why an amount cannot be charged; empty: it can, or there is nothing to charge. */
  Optional<String> objectionTo(Money total) {
    Money smallest = new Money(smallest(total.currency()), total.currency());
    return total.minor() == 0 || total.minor() >= smallest.minor()
        ? Optional.empty()
        : Optional.of(
            "%s is below the smallest amount that the card provider takes, %s; it is not charged."
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
