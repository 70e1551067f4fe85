package com.sysopsquad.portal.plan.standing;

import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.portal.plan.Plan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The next charge of a plan. Billing runs every day and charges in advance every period that has
 * begun by that day, so each period is charged on the day on which it begins.
 *
 * @param period billing period, already shortened if the plan ends within it
 * @param full the same period from anchor to anchor
 * @param on day of the charge; if {@code due}, the latest day
 * @param due whether the period has begun, so that the next run charges it
 */
record NextCharge(BillingPeriod period, BillingPeriod full, LocalDate on, boolean due) {

  /**
   * The next charge of a plan that is billed up to that day; none if the plan ends before.
   *
   * @param billedTo end of the last period that billing has processed, or the plan's start
   */
  static Optional<NextCharge> of(Plan plan, LocalDate billedTo, LocalDate today) {
    BillingPeriod full = plan.anchor().periodStartingIn(YearMonth.from(billedTo));
    boolean due = full.isDueOn(today);
    LocalDate on = due ? today.plusDays(1) : full.start();
    return full.endingBy(plan.endsOn()).map(period -> new NextCharge(period, full, on, due));
  }
}
