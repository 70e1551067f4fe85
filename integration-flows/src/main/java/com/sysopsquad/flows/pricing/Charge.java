package com.sysopsquad.flows.pricing;

import java.math.BigDecimal;

/**
 * What a customer pays for a period.
 *
 * @param taxRate a fraction, 0.0725 for 7.25 %
 */
public record Charge(Money net, BigDecimal taxRate, Money tax, Money total) {

  /** Rejects a total that is not the sum of net and tax. */
  public Charge {
    if (!net.plus(tax).equals(total)) {
      throw new IllegalArgumentException("%s and %s tax are not %s".formatted(net, tax, total));
    }
  }

  /** The charge for a net amount, with tax rounded half up to minor units. */
  public static Charge of(Money net, BigDecimal taxRate) {
    Money tax = net.times(taxRate);
    return new Charge(net, taxRate, tax, net.plus(tax));
  }
}
