package com.sysopsquad.jobs.payment;

import com.sysopsquad.jobs.job.BusinessTimes;
import com.sysopsquad.jobs.job.SecondPerson;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a manual start that charges customers requires a second person.
 *
 * @param fourEyes whether it always does
 * @param longPastDays after how many days a day is long past
 */
record SecondPersonPolicy(boolean fourEyes, long longPastDays) {

  /** Why charging for a day requires a second person today; empty if it does not. */
  Optional<SecondPerson> secondPerson(LocalDate day, LocalDate today) {
    if (day.isAfter(today)) {
      return Optional.of(
          new SecondPerson(
              "%s has not started yet. Charging early requires a reason and a second person."
                  .formatted(BusinessTimes.day(day)),
              true));
    }
    if (day.isBefore(today.minusDays(longPastDays))) {
      return Optional.of(
          new SecondPerson(
              "%s is long past. Charging for it now requires a reason and a second person."
                  .formatted(BusinessTimes.day(day)),
              true));
    }
    return fourEyes
        ? Optional.of(
            new SecondPerson("Starting payment manually requires a second person.", false))
        : Optional.empty();
  }
}
