package com.sysopsquad.portal.display;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The current day of the business, wherever the customer or the server is. */
@Component
public class BusinessCalendar {

  private final Clock clock;

  BusinessCalendar(Clock clock, ZoneId businessZone) {
    this.clock = clock.withZone(businessZone);
  }

  /** Today in the billing time zone. */
  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The current month in the billing time zone. */
  public YearMonth month() {
    return YearMonth.now(clock);
  }
}
