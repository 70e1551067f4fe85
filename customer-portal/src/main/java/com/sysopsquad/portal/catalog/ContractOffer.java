package com.sysopsquad.portal.catalog;

import com.sysopsquad.flows.pricing.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An available contract and its price.
 *
 * @param monthly price of a month that begins on the requested day
 * @param since first day of that price
 * @param later the price after it; null if none is known
 * @param laterFrom first day of the later price
 * @param soldUntil day from which it is no longer available; null if not known
 */
public record ContractOffer(
    SupportContract contract,
    Money monthly,
    LocalDate since,
    @Nullable Money later,
    @Nullable LocalDate laterFrom,
    @Nullable LocalDate soldUntil) {}
