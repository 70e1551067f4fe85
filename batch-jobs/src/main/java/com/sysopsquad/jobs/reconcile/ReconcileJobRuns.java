package com.sysopsquad.jobs.reconcile;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.LaunchableJob;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.batch.core.job.JobExecution;

/** How the job reconcile can be started: for any days, any number of times, one at a time. */
class ReconcileJobRuns implements LaunchableJob {

  static final String NAME = "reconcile";

  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String REQUESTED_AT = "requestedAt";

  private final Clock clock;
  private final ZoneId zone;

  ReconcileJobRuns(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** The beginning of an execution's period, inclusive. */
  Instant from(JobExecution execution) {
    return day(execution, FROM).atStartOfDay(zone).toInstant();
  }

  /** The end of its period, exclusive. */
  Instant to(JobExecution execution) {
    return day(execution, TO).plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static LocalDate day(JobExecution execution, String name) {
    String day = execution.getJobParameters().getString(name);
    if (day == null) {
      throw new IllegalStateException(
          "Execution %d has no parameter %s".formatted(execution.getId(), name));
    }
    return LocalDate.parse(day);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Compares the payments of a range of days with the provider's own list of charges, even"
        + " if their months were completed long ago.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter(
            FROM,
            "First day. Default: the first day of last month.",
            Parameter.Type.DAY,
            firstDay().toString(),
            false),
        new Parameter(
            TO, "Last day. Default: yesterday.", Parameter.Type.DAY, yesterday().toString(), false),
        new Parameter(
            REQUESTED_AT,
            "Time that identifies the run. Default: now.",
            Parameter.Type.MOMENT,
            clock.instant().toString(),
            false));
  }

  @Override
  public Map<String, String> identify(Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!Set.of(FROM, TO, REQUESTED_AT).contains(name)) {
        throw new InvalidParameter(
            "Job reconcile has no parameter \"%s\". Use from=%s to=%s, or none."
                .formatted(name, firstDay(), yesterday()));
      }
    }
    LocalDate from = day(given, FROM, firstDay());
    LocalDate to = day(given, TO, yesterday());
    if (to.isBefore(from)) {
      throw new InvalidParameter(
          "The last day, %s, is before the first day, %s.".formatted(to, from));
    }
    if (to.isAfter(yesterday().plusDays(1))) {
      throw new InvalidParameter(
          "%s is in the future. The last day can be %s.".formatted(to, yesterday().plusDays(1)));
    }
    return Map.of(
        FROM, from.toString(), TO, to.toString(), REQUESTED_AT, requestedAt(given).toString());
  }

  private static LocalDate day(Map<String, String> given, String name, LocalDate otherwise) {
    String day = given.getOrDefault(name, "").strip();
    try {
      return day.isEmpty() ? otherwise : LocalDate.parse(day);
    } catch (DateTimeException _) {
      throw new InvalidParameter(
          "\"%s\" is not a day. Enter year, month and day, for example %s=%s."
              .formatted(day, name, otherwise));
    }
  }

  private Instant requestedAt(Map<String, String> given) {
    String moment = given.getOrDefault(REQUESTED_AT, "").strip();
    try {
      return moment.isEmpty() ? clock.instant() : Instant.parse(moment);
    } catch (DateTimeException _) {
      throw new InvalidParameter(
          "\"%s\" is not a time. Use requestedAt=%s or leave it out."
              .formatted(moment, clock.instant()));
    }
  }

  private LocalDate yesterday() {
    return LocalDate.now(clock.withZone(zone)).minusDays(1);
  }

  private LocalDate firstDay() {
    return yesterday().minusMonths(1).withDayOfMonth(1);
  }

  @Override
  public boolean oldRunsAreForgotten() {
    return true;
  }

  /** It changes nothing except alerts, so it is always safe to continue. */
  @Override
  public boolean goesOnByItself() {
    return true;
  }
}
