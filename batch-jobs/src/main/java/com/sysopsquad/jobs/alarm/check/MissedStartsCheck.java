package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Check;
import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.alarm.Findings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Schedules that were due and did not start anything, whatever the scheduler believes: the due
 * times are compared with the starts that exist, also those of a time when no process was running.
 * A start that waits, or was left out for a reason, is not missed. The alarm ends when the schedule
 * or someone else starts the job.
 */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class MissedStartsCheck implements Check {

  /** After a longer outage, earlier starts no longer matter. */
  private static final Duration FARTHEST = Duration.ofDays(3);

  private final Supplier<List<Schedule>> schedules;
  private final JdbcClient jdbc;
  private final ExpectationSettings settings;

  @Autowired
  MissedStartsCheck(Schedules schedules, JdbcClient jdbc, ExpectationSettings settings) {
    this(schedules::all, jdbc, settings);
  }

  MissedStartsCheck(
      Supplier<List<Schedule>> schedules, JdbcClient jdbc, ExpectationSettings settings) {
    this.schedules = schedules;
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "schedules";
  }

  @Override
  public Findings look(Instant now) {
    List<Schedule> all = schedules.get();
    List<Condition> conditions = new ArrayList<>();
    for (Schedule schedule : all) {
      compare(schedule, now);
      missed(schedule).map(due -> condition(schedule, due)).ifPresent(conditions::add);
    }
    forgetAllBut(all.stream().map(Schedule::name).toList());
    return Findings.of(Set.of(AlarmKind.START_MISSED), conditions);
  }

  private static Condition condition(Schedule schedule, Instant due) {
    return new Condition(
        AlarmKind.START_MISSED,
        schedule.name(),
        "Schedule %s did not start job %s, which was due on %s."
            .formatted(schedule.name(), schedule.job(), Words.time(due, schedule.zone())),
        "/schedules/" + schedule.name());
  }

  /** Compares since the last time, by what the schedule was then. */
  private void compare(Schedule schedule, Instant now) {
    Compared compared = compared(schedule.name()).orElse(null);
    if (compared == null) {
      jdbc.sql(
              """
              insert into ops.alarm_schedule (schedule, cron, zone, checked_to)
              values (:schedule, :cron, :zone, :now)
              """)
          .param("schedule", schedule.name())
          .param("cron", schedule.cron())
          .param("zone", schedule.zone().getId())
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
      return;
    }
    Instant until = now.minus(settings.startWithin());
    boolean changed =
        !compared.cron().equals(schedule.cron())
            || !compared.zone().equals(schedule.zone().getId());
    boolean stands =
        schedule.state() == Schedule.State.PAUSED || schedule.state() == Schedule.State.FINISHED;
    Instant missed = stands ? null : lastMissed(schedule.name(), compared, until);
    Instant to = changed || stands ? now : until;
    jdbc.sql(
            """
            update ops.alarm_schedule
            set cron = :cron, zone = :zone, checked_to = greatest(checked_to, :to),
                missed_at = coalesce(cast(:missed as timestamptz), missed_at)
            where schedule = :schedule
            """)
        .param("cron", schedule.cron())
        .param("zone", schedule.zone().getId())
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("missed", missed == null ? null : missed.atOffset(ZoneOffset.UTC))
        .param("schedule", schedule.name())
        .update();
  }

  private @Nullable Instant lastMissed(String schedule, Compared compared, Instant until) {
    Instant farthest = until.minus(FARTHEST);
    Instant after = compared.checkedTo().toInstant();
    List<Instant> due =
        DueTimes.of(
            compared.cron(),
            ZoneId.of(compared.zone()),
            after.isBefore(farthest) ? farthest : after,
            until);
    if (due.isEmpty()) {
      return null;
    }
    Set<Instant> started = new HashSet<>();
    jdbc.sql(
            """
            select fire_time from ops.launch_request
            where schedule = :schedule and fire_time >= :first and fire_time <= :last
                and handled_at is not null
            union
            select due_at from ops.due_start
            where schedule = :schedule and due_at >= :first and due_at <= :last
            """)
        .param("schedule", schedule)
        .param("first", due.getFirst().atOffset(ZoneOffset.UTC))
        .param("last", due.getLast().atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              started.add(row.getObject("fire_time", OffsetDateTime.class).toInstant());
            });
    return due.reversed().stream().filter(time -> !started.contains(time)).findFirst().orElse(null);
  }

  /** The last start that is missing, unless the job was started since. */
  private Optional<Instant> missed(Schedule schedule) {
    return jdbc.sql(
            """
            select missed_at from ops.alarm_schedule s
            where schedule = :schedule and missed_at is not null
                and not exists (select from ops.launch_request l
                    where l.schedule = s.schedule and l.fire_time >= s.missed_at
                        and l.handled_at is not null)
                and not exists (select from ops.run r
                    where r.job = :job and r.launched_at >= s.missed_at)
            """)
        .param("schedule", schedule.name())
        .param("job", schedule.job())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private Optional<Compared> compared(String schedule) {
    return jdbc.sql("select cron, zone, checked_to from ops.alarm_schedule where schedule = ?")
        .param(schedule)
        .query(
            (row, _) ->
                new Compared(
                    row.getString("cron"),
                    row.getString("zone"),
                    row.getObject("checked_to", OffsetDateTime.class)))
        .optional();
  }

  private void forgetAllBut(List<String> names) {
    jdbc.sql("delete from ops.alarm_schedule where schedule <> all (cast(? as text[]))")
        .param(names.toArray(String[]::new))
        .update();
  }

  private record Compared(String cron, String zone, OffsetDateTime checkedTo) {}
}
