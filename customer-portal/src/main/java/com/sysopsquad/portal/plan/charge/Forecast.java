package com.sysopsquad.portal.plan.charge;

import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The customer's next charge.
 *
 * @param on day of the charge; if {@code due}, the latest day
 * @param due whether the period has begun, so that the next billing run charges it
 * @param amount null if the contract has no price for the period yet
 * @param withTax whether the amount includes the sales tax
 */
public record Forecast(
    LocalDate on, boolean due, BillingPeriod period, @Nullable Money amount, boolean withTax) {}
