package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.NoSuchJob;
import com.sysopsquad.jobs.job.TypedText;
import com.sysopsquad.jobs.schedule.definition.DueTimes;
import com.sysopsquad.jobs.schedule.definition.FireParameters;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.due.JdbcCalendars;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** Refuses definitions whose starts could not work. */
class CheckingDefinitions {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
  private static final Set<String> RESERVED = Set.of("new", "export", "import");
  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  private final Jobs jobs;
  private final JdbcCalendars calendars;
  private final Clock clock;

  CheckingDefinitions(Jobs jobs, JdbcCalendars calendars, Clock clock) {
    this.jobs = jobs;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * Checks a definition.
   *
   * @throws InvalidParameter with a sentence that says what is valid
   */
  void check(String name, ScheduleDefinition definition) {
    if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
      throw new InvalidParameter(
          "\"%s\" cannot be the name of a schedule. Use a to z, digits, - and _, beginning with a to z, at"
                  .formatted(name)
              + " most 60 characters.");
    }
    TypedText.refuseCardNumber("The name of the schedule", name);
    TypedText.refuseCardNumber("The cron expression", definition.cron());
    LaunchableJob job = job(definition.job());
    if (!CronExpression.isValidExpression(definition.cron())) {
      throw new InvalidParameter(
          "\"%s\" is not a cron expression. Enter six fields, seconds first, such as \"0 30 3 * * ?\"."
              .formatted(definition.cron()));
    }
    if (DueTimes.of(definition).next(clock.instant()) == null) {
      throw new InvalidParameter(
          "\"%s\" is never due again. Use another cron expression.".formatted(definition.cron()));
    }
    definition.parameters().forEach(CheckingDefinitions::checkParameter);
    job.identify(FireParameters.of(definition.parameters(), clock.instant(), definition.zone()));
    String calendar = definition.calendar();
    if (calendar != null && calendars.find(calendar).isEmpty()) {
      throw new InvalidParameter(
          "There is no calendar \"%s\". Create it first, or use none.".formatted(calendar));
    }
    checkWait(definition);
  }

  private static void checkParameter(String name, String value) {
    if (name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
      throw new InvalidParameter(
          "Parameter %s contains a character that cannot be stored."
              .formatted(name.replace("\0", "")));
    }
    TypedText.refuseCardNumber("The name of a parameter", name);
    TypedText.refuseCardNumber("Parameter " + name, value);
  }

  private void checkWait(ScheduleDefinition definition) {
    String after = definition.after();
    if (after == null) {
      return;
    }
    job(after);
    if (after.equals(definition.job())) {
      throw new InvalidParameter("A job cannot wait for itself. Choose another job.");
    }
    if (definition.waitAtMost().compareTo(SHORTEST_WAIT) < 0
        || definition.waitAtMost().compareTo(LONGEST_WAIT) > 0) {
      throw new InvalidParameter("Wait at least 1 minute and at most 24 hours.");
    }
  }

  private LaunchableJob job(String name) {
    try {
      return jobs.find(name);
    } catch (NoSuchJob none) {
      throw new InvalidParameter(String.valueOf(none.getMessage()));
    }
  }
}
