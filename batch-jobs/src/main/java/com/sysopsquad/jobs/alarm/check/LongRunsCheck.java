package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Check;
import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.alarm.Findings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.UsualDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs that take longer than their setting, or longer than usual: than the mean and three standard
 * deviations of the last completed runs.
 */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class LongRunsCheck implements Check {

  private final JdbcClient jdbc;
  private final RunHistory history;
  private final ExpectationSettings settings;

  LongRunsCheck(JdbcClient jdbc, RunHistory history, ExpectationSettings settings) {
    this.jdbc = jdbc;
    this.history = history;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "the duration of runs";
  }

  @Override
  public Findings look(Instant now) {
    return Findings.of(
        Set.of(AlarmKind.RUN_TOO_LONG),
        jdbc
            .sql(
                """
                select execution_id, job,
                    extract(epoch from clock_timestamp() - launched_at)::float8 as seconds
                from ops.run where finished_at is null order by execution_id
                """)
            .query(Live.class)
            .list()
            .stream()
            .flatMap(run -> condition(run).stream())
            .toList());
  }

  private Optional<Condition> condition(Live run) {
    Duration duration = duration(run.seconds());
    Duration longest = settings.longest().get(run.job());
    if (longest != null && duration.compareTo(longest) > 0) {
      return Optional.of(
          condition(run, "It may take %s at most.".formatted(ConditionFormats.duration(longest))));
    }
    if (settings.usualAfter() <= 0 || duration.compareTo(settings.usualLeast()) <= 0) {
      return Optional.empty();
    }
    UsualDuration usual = history.usual(run.job(), run.executionId());
    return usual.runs() >= settings.usualAfter() && duration.compareTo(usual.longest()) > 0
        ? Optional.of(
            condition(
                run, "It usually takes %s.".formatted(ConditionFormats.duration(usual.mean()))))
        : Optional.empty();
  }

  private static Condition condition(Live run, String expected) {
    return new Condition(
        AlarmKind.RUN_TOO_LONG,
        "%s %d".formatted(run.job(), run.executionId()),
        "Run %d of %s has been running for %s. %s"
            .formatted(
                run.executionId(),
                run.job(),
                ConditionFormats.duration(duration(run.seconds())),
                expected),
        "/runs/" + run.executionId());
  }

  private static Duration duration(double seconds) {
    return Duration.ofSeconds(Math.max(0, (long) seconds));
  }

  record Live(long executionId, String job, double seconds) {}
}
