package com.sysopsquad.portal.plan;

import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the customer will be charged next.
 *
 * @param on the day of the charge; when {@code due}, the latest day
 * @param due whether the next billing run charges it, whenever that is
 * @param amount null when the contract has no price for the period yet
 * @param withTax whether the amount holds the sales tax
 */
public record Forecast(
    LocalDate on, boolean due, BillingPeriod period, @Nullable Money amount, boolean withTax) {}
