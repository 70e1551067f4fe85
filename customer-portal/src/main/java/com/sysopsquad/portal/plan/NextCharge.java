package com.sysopsquad.portal.plan;

import com.sysopsquad.flows.pricing.BillingPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The next charge of a plan. Billing runs on the first day of a month and charges in advance every
 * period that begins in it.
 *
 * @param period what it pays for, already cut when the plan ends within it
 * @param full the same period from anchor to anchor
 * @param on the day of the charge; when {@code due}, the latest day
 * @param due whether a run that comes before that day would charge it too
 */
record NextCharge(BillingPeriod period, BillingPeriod full, LocalDate on, boolean due) {

  /**
   * The next charge of a plan that is billed up to that day; none when the plan ends before.
   *
   * @param billedTo end of the last period that billing has dealt with, or the plan's start
   */
  static Optional<NextCharge> of(Plan plan, LocalDate billedTo, LocalDate today) {
    BillingPeriod full = plan.anchor().periodStartingIn(YearMonth.from(billedTo));
    LocalDate run = full.start().withDayOfMonth(1);
    boolean due = !run.isAfter(today);
    LocalDate on = due ? YearMonth.from(today).plusMonths(1).atDay(1) : run;
    return full.endingBy(plan.endsOn()).map(period -> new NextCharge(period, full, on, due));
  }
}
