package com.sysopsquad.flows.pricing;

/** The result for one period: a charge, or the reason why there is none. */
public sealed interface PricingResult {

  /** The charge. */
  record Priced(Charge charge) implements PricingResult {}

  /** It cannot be computed; the reason is a sentence for a person in billing. */
  record NotPriced(String reason) implements PricingResult {}
}
