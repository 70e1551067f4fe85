package com.sysopsquad.portal.catalog;

import com.sysopsquad.flows.pricing.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract that can be chosen, with what it costs.
 *
 * @param monthly price of a month that begins on the day in question
 * @param since from when on that price holds
 * @param later the price after it; null if none is known
 * @param laterFrom from when on that one holds
 * @param soldUntil from when on it cannot be chosen any more; null if nothing is known of that
 */
public record ContractOffer(
    SupportContract contract,
    Money monthly,
    LocalDate since,
    @Nullable Money later,
    @Nullable LocalDate laterFrom,
    @Nullable LocalDate soldUntil) {}
