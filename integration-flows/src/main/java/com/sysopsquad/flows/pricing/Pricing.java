package com.sysopsquad.flows.pricing;

import com.sysopsquad.flows.pricing.PricingResult.NotPriced;
import com.sysopsquad.flows.pricing.PricingResult.Priced;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a period of a plan costs: the price and the tax rate of the period's first day, whatever day
 * it is computed on.
 */
public final class Pricing {

  private final PriceList prices;
  private final SalesTaxRates taxes;

  /** Rules over these prices and rates. */
  public Pricing(PriceList prices, SalesTaxRates taxes) {
    this.prices = prices;
    this.taxes = taxes;
  }

  /**
   * The charge for a period.
   *
   * @param full the whole period, from anchor to anchor
   * @param endsOn first day that is no longer covered, or null; if it is within the period, the
   *     charge is prorated by days
   * @param state where the customer lives, which determines the sales tax, whatever the currency
   */
  public PricingResult charge(
      String contractCode, BillingPeriod full, @Nullable LocalDate endsOn, String state) {
    Optional<BillingPeriod> covered = full.endingBy(endsOn);
    if (covered.isEmpty()) {
      return new NotPriced(
          "The plan ended on %s, before the period that begins on %s."
              .formatted(endsOn, full.start()));
    }
    Optional<Money> price = prices.monthlyPrice(contractCode, full.start());
    if (price.isEmpty()) {
      return new NotPriced(
          "Contract %s has no price on %s. Add one to the catalog and run contractSync."
              .formatted(contractCode, full.start()));
    }
    Money net = Proration.of(price.get(), full, covered.get());
    return taxes
        .rate(state, full.start())
        .<PricingResult>map(rate -> new Priced(Charge.of(net, rate)))
        .orElseGet(
            () ->
                new NotPriced(
                    "There is no sales tax rate for state %s on %s. Add it to sales-tax.csv."
                        .formatted(state, full.start())));
  }
}
