package com.sysopsquad.portal.catalog;

import com.sysopsquad.flows.pricing.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An available contract and its price before tax. */
record OfferAnswer(
    ContractAnswer contract,
    @Schema(description = "Monthly price, in minor units of the currency", example = "1999")
        long monthlyMinor,
    @Schema(example = "USD") String currency,
    LocalDate since,
    @Schema(description = "Next price, if known, in the same currency")
        @Nullable Long laterMonthlyMinor,
    @Nullable LocalDate laterFrom,
    @Schema(description = "First day on which it is no longer available, if known")
        @Nullable LocalDate soldUntil) {

  static OfferAnswer of(ContractOffer offer) {
    Money later = offer.later();
    return new OfferAnswer(
        ContractAnswer.of(offer.contract()),
        offer.monthly().minor(),
        offer.monthly().currency(),
        offer.since(),
        later == null ? null : later.minor(),
        offer.laterFrom(),
        offer.soldUntil());
  }
}
