package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Check;
import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.alarm.Findings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
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

  private static final int DEVIATIONS = 3;

  private final JdbcClient jdbc;
  private final ExpectationSettings settings;

  LongRunsCheck(JdbcClient jdbc, ExpectationSettings settings) {
    this.jdbc = jdbc;
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
                select r.execution_id, r.job,
                    extract(epoch from clock_timestamp() - r.launched_at)::float8 as seconds,
                    usual.runs, usual.mean::float8 as mean, usual.deviation::float8 as deviation
                from ops.run r
                cross join lateral (
                    select count(*) as runs, coalesce(avg(seconds), 0) as mean,
                        coalesce(stddev_samp(seconds), 0) as deviation
                    from (select extract(epoch from p.finished_at - p.launched_at) as seconds
                        from ops.run p
                        join batch.batch_job_execution e on e.job_execution_id = p.execution_id
                        where p.job = r.job and p.kind = 'START' and p.finished_at is not null
                            and e.status = 'COMPLETED'
                        order by p.launched_at desc, p.execution_id desc limit 50) last
                ) usual
                where r.finished_at is null
                order by r.execution_id
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
    boolean known = settings.usualAfter() > 0 && run.runs() >= settings.usualAfter();
    boolean unusual =
        duration.compareTo(settings.usualLeast()) > 0
            && run.seconds() > run.mean() + DEVIATIONS * run.deviation();
    return known && unusual
        ? Optional.of(
            condition(
                run,
                "It usually takes %s.".formatted(ConditionFormats.duration(duration(run.mean())))))
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

  record Live(
      long executionId, String job, double seconds, long runs, double mean, double deviation) {}
}
