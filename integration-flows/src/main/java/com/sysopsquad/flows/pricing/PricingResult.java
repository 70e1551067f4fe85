package com.sysopsquad.flows.pricing;

/** What the rules say of one period: a charge, or why there is none. */
public sealed interface PricingResult {

  /** It costs this. */
  record Priced(Charge charge) implements PricingResult {}

  /** It cannot be computed; the reason is a sentence for a person in billing. */
  record NotPriced(String reason) implements PricingResult {}
}
