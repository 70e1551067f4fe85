package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.Query;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** The month that a URL asks for. */
final class MonthQuery {

  private static final String MONTH = "month";

  /** Other years do not fit into the database, or can only be a mistake. */
  private static final String VALID = "2\\d{3}-\\d{2}";

  private MonthQuery() {}

  /**
   * The month; the present one if none is given.
   *
   * @throws InvalidQuery if a parameter is unknown, repeated or invalid
   */
  static YearMonth of(MultiValueMap<String, String> asked, Formats formats) {
    String month = Query.of(asked, Set.of(MONTH)).text(MONTH);
    if (month == null) {
      return present(formats);
    }
    try {
      if (month.matches(VALID)) {
        return YearMonth.parse(month);
      }
    } catch (DateTimeException _) {
      // Told below, as is everything else that is no month.
    }
    throw new InvalidQuery("month must be a month such as 2026-12.");
  }

  /** The present month. */
  static YearMonth present(Formats formats) {
    return YearMonth.from(formats.now());
  }
}
