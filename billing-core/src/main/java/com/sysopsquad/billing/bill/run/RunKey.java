package com.sysopsquad.billing.bill.run;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * Which run: a day, and a number on that day. Number 0 is the run of the day. Runs with higher
 * numbers bill plans that start on that day and arrived after it. Number -1 is the run of a whole
 * month, as all were before they were of a day; its day is the first of the month.
 */
public record RunKey(LocalDate day, int number) {

  private static final int OF_MONTH = -1;

  /** Refuses what is no run. */
  public RunKey {
    if (number < OF_MONTH || (number == OF_MONTH && day.getDayOfMonth() != 1)) {
      throw new IllegalArgumentException("There is no run %d of %s".formatted(number, day));
    }
  }

  /** The run of a day. */
  public static RunKey ofDay(LocalDate day) {
    return new RunKey(day, 0);
  }

  /** The run of a whole month, from before runs were of a day. */
  public static RunKey ofMonth(YearMonth month) {
    return new RunKey(month.atDay(1), OF_MONTH);
  }

  /**
   * The last day on which a period may begin that the run freezes. The run of a month that is not
   * over freezes nothing beyond today, since customers are charged on the day on which a period
   * begins.
   */
  public LocalDate until(LocalDate today) {
    if (number != OF_MONTH) {
      return day;
    }
    LocalDate last = day.with(TemporalAdjusters.lastDayOfMonth());
    return last.isAfter(today) ? today : last;
  }

  /**
   * The run that the provider is told for a bill of this run: the one that bills the period in
   * time. After a restore another run may freeze it, but the request must be the same.
   */
  public RunKey inTime(LocalDate periodStart) {
    return number == OF_MONTH ? this : ofDay(periodStart);
  }

  /**
   * As people and the provider are told: 2026-12-01, for later runs of the day 2026-12-01/1, for
   * the run of a month 2026-12. The provider's requests must stay the same, byte for byte.
   */
  @Override
  public String toString() {
    return switch (number) {
      case OF_MONTH -> YearMonth.from(day).toString();
      case 0 -> day.toString();
      default -> day + "/" + number;
    };
  }
}
