package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Check;
import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.alarm.Findings;
import com.sysopsquad.jobs.job.BusinessTimes;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Jobs without a completed run for longer than their setting. */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class NoSuccessCheck implements Check {

  private final JdbcClient jdbc;
  private final ExpectationSettings settings;
  private final ZoneId zone;

  NoSuccessCheck(JdbcClient jdbc, ExpectationSettings settings, ZoneId businessZone) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.zone = businessZone;
  }

  @Override
  public String name() {
    return "completed runs";
  }

  @Override
  public Findings look(Instant now) {
    List<Condition> conditions = new ArrayList<>();
    new TreeMap<>(settings.successWithin())
        .forEach((job, within) -> condition(job, within, now).ifPresent(conditions::add));
    return Findings.of(Set.of(AlarmKind.NO_SUCCESS), conditions);
  }

  private Optional<Condition> condition(String job, Duration within, Instant now) {
    Optional<Instant> last = lastSuccess(job);
    if (last.orElseGet(this::watchingSince).isAfter(now.minus(within))) {
      return Optional.empty();
    }
    return Optional.of(
        new Condition(
            AlarmKind.NO_SUCCESS,
            job,
            last.map(
                    time ->
                        "%s last completed on %s. It should complete every %s."
                            .formatted(
                                job,
                                BusinessTimes.time(time, zone),
                                ConditionFormats.duration(within)))
                .orElseGet(
                    () ->
                        "%s has never completed. It should complete every %s."
                            .formatted(job, ConditionFormats.duration(within))),
            "/runs?job=" + job));
  }

  private Optional<Instant> lastSuccess(String job) {
    return jdbc.sql(
            """
            select r.finished_at from ops.run r
            join batch.batch_job_execution e on e.job_execution_id = r.execution_id
            where r.job = :job and r.finished_at is not null and e.status = 'COMPLETED'
            order by r.launched_at desc, r.execution_id desc limit 1
            """)
        .param("job", job)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private Instant watchingSince() {
    return jdbc.sql("select at from ops.alarm_signal where name = 'watching'")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }
}
