package com.sysopsquad.flows.pricing;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The day of the month on which periods begin; in a shorter month its last day. Every boundary is
 * computed from the anchor and never from the previous boundary, so January 31 is followed by
 * February 28 and then by March 31.
 */
public record AnchorDay(int day) {

  /** Rejects a number that is not a day of a month. */
  public AnchorDay {
    if (day < 1 || day > 31) {
      throw new IllegalArgumentException("An anchor day is from 1 to 31, not %d".formatted(day));
    }
  }

  /** The day on which a period begins in this month. */
  public LocalDate in(YearMonth month) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }

  /** Whether a period may begin on this day. */
  public boolean fallsOn(LocalDate date) {
    return in(YearMonth.from(date)).equals(date);
  }

  /** The period that begins in this month. */
  public BillingPeriod periodStartingIn(YearMonth month) {
    return new BillingPeriod(in(month), in(month.plusMonths(1)));
  }

  /** The period that the day belongs to. */
  public BillingPeriod periodContaining(LocalDate date) {
    YearMonth month = YearMonth.from(date);
    return periodStartingIn(date.isBefore(in(month)) ? month.minusMonths(1) : month);
  }
}
