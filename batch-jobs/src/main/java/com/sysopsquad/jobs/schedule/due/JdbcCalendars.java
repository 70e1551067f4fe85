package com.sysopsquad.jobs.schedule.due;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.job.TypedText;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.schedule.calendar.Blackout;
import com.sysopsquad.jobs.schedule.calendar.Calendars;
import com.sysopsquad.jobs.schedule.calendar.HolidayCalendar;
import com.sysopsquad.jobs.schedule.definition.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleRefused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Blackouts and calendars in the database, the same for all nodes. */
public class JdbcCalendars implements Calendars {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
  private static final int LONGEST_LABEL = 200;
  private static final int MOST_DAYS = 5_000;

  /** After a slip in the year nothing would start, and nobody would notice for long. */
  private static final Duration LONGEST_BLACKOUT = Duration.ofDays(90);

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;
  private static final String SELECT =
      """
      select name, weekends, version, changed_by,
          array(select day::text from ops.calendar_day where calendar = name order by day) as days,
          array(select label from ops.calendar_day where calendar = name order by day) as labels
      from ops.calendar
      """;

  private final JdbcClient jdbc;
  private final ScheduleRows schedules;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  public JdbcCalendars(
      JdbcClient jdbc,
      ScheduleRows schedules,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.schedules = schedules;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public List<Blackout> blackouts() {
    return jdbc.sql(
            """
            select id, schedule, starts_at, ends_at, reason, made_by
            from ops.blackout where ends_at > :now order by starts_at, id
            """)
        .param("now", utc(clock.instant()))
        .query(JdbcCalendars::blackout)
        .list();
  }

  /** The blackout that keeps a schedule from starting now. */
  Optional<Blackout> current(String schedule, Instant now) {
    return blackouts().stream().filter(blackout -> blackout.covers(schedule, now)).findFirst();
  }

  @Override
  public long addBlackout(
      @Nullable String schedule, Instant from, Instant to, @Nullable String given, String actor) {
    String subject = schedule == null ? "all schedules" : "schedule " + schedule;
    return audit.command(
        actor,
        "add blackout",
        subject,
        "%s to %s%s".formatted(from, to, given == null ? "" : ": " + given),
        () -> {
          String reason = Reason.required(given, "Enter a reason for the blackout.");
          if (schedule != null
              && schedules.find(schedule).filter(StoredSchedule::isLive).isEmpty()) {
            throw new NoSuchSchedule(
                schedule, schedules.all().stream().map(StoredSchedule::name).toList());
          }
          if (!to.isAfter(from)) {
            throw new InvalidParameter("The blackout must end after it starts.");
          }
          if (to.isAfter(from.plus(LONGEST_BLACKOUT))) {
            throw new InvalidParameter(
                "A blackout can last at most 90 days. Enter an earlier end, or pause the schedule.");
          }
          if (!to.isAfter(clock.instant())) {
            throw new InvalidParameter("The blackout would already have ended. Enter a later end.");
          }
          return jdbc.sql(
                  """
                  insert into ops.blackout (schedule, starts_at, ends_at, reason, made_by)
                  values (:schedule, :from, :to, :reason, :actor)
                  returning id
                  """)
              .param("schedule", schedule)
              .param("from", utc(from))
              .param("to", utc(to))
              .param("reason", reason)
              .param("actor", actor)
              .query(Long.class)
              .single();
        });
  }

  @Override
  public void endBlackout(long id, String actor) {
    audit.command(
        actor,
        "end blackout",
        "blackout " + id,
        null,
        () -> {
          int ended =
              jdbc.sql(
                      """
                      update ops.blackout set ends_at = :now, ended_by = :actor
                      where id = :id and ends_at > :now
                      """)
                  .param("now", utc(clock.instant()))
                  .param("actor", actor)
                  .param("id", id)
                  .update();
          if (ended == 0) {
            throw new ScheduleRefused("There is no blackout %d, or it has ended.".formatted(id));
          }
          return "ended";
        });
  }

  @Override
  public List<HolidayCalendar> all() {
    return jdbc.sql(SELECT + "order by name").query(JdbcCalendars::calendar).list();
  }

  /** The calendar with this name, which need not be a valid one. */
  public Optional<HolidayCalendar> find(String name) {
    return name.indexOf('\0') >= 0
        ? Optional.empty()
        : jdbc.sql(SELECT + "where name = :name")
            .param("name", name)
            .query(JdbcCalendars::calendar)
            .optional();
  }

  @Override
  public HolidayCalendar put(
      String name,
      boolean weekends,
      Map<LocalDate, String> days,
      @Nullable Long version,
      String actor) {
    return audit.command(
        actor,
        "change calendar",
        "calendar " + name,
        "%d days%s".formatted(days.size(), weekends ? " and weekends" : ""),
        () -> {
          check(name, weekends, days);
          return Objects.requireNonNull(
              transaction.execute(status -> replace(name, weekends, days, version, actor)));
        });
  }

  private static void check(String name, boolean weekends, Map<LocalDate, String> days) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidParameter(
          "\"%s\" cannot be the name of a calendar. Use a to z, digits, - and _, beginning with a to z, at"
                  .formatted(name)
              + " most 60 characters.");
    }
    TypedText.refuseCardNumber("The name of the calendar", name);
    if (days.isEmpty() && !weekends) {
      throw new InvalidParameter(
          "A calendar needs at least one day, or weekends. To remove a calendar, delete it.");
    }
    if (days.size() > MOST_DAYS) {
      throw new InvalidParameter("A calendar has at most %d days.".formatted(MOST_DAYS));
    }
    days.forEach(
        (day, label) -> {
          if (label == null || label.isBlank()) {
            throw new InvalidParameter("Enter a name for %s.".formatted(day));
          }
          if (label.codePointCount(0, label.length()) > LONGEST_LABEL) {
            throw new InvalidParameter(
                "The name of %s is too long. Use at most %d characters."
                    .formatted(day, LONGEST_LABEL));
          }
          if (label.indexOf('\0') >= 0) {
            throw new InvalidParameter(
                "The name of %s contains a character that cannot be stored.".formatted(day));
          }
          TypedText.refuseCardNumber("The name of " + day, label);
          if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new InvalidParameter(
                "%s is not a day from %d to %d.".formatted(day, FIRST_YEAR, LAST_YEAR));
          }
        });
  }

  private HolidayCalendar replace(
      String name,
      boolean weekends,
      Map<LocalDate, String> days,
      @Nullable Long version,
      String actor) {
    int changed =
        jdbc.sql(
                """
                insert into ops.calendar as known (name, weekends, changed_by)
                select :name, :weekends, :actor
                on conflict (name) do update
                set weekends = excluded.weekends, changed_by = excluded.changed_by,
                    changed_at = clock_timestamp(), version = known.version + 1
                where known.version = coalesce(:version::bigint, known.version)
                """)
            .param("name", name)
            .param("weekends", weekends)
            .param("actor", actor)
            .param("version", version)
            .update();
    if (changed == 0) {
      throw new ScheduleRefused(
          "Someone else has changed calendar %s since you opened it. Reload it and try again."
              .formatted(name));
    }
    jdbc.sql("delete from ops.calendar_day where calendar = :name").param("name", name).update();
    var sorted = new TreeMap<>(days);
    jdbc.sql(
            """
            insert into ops.calendar_day (calendar, day, label)
            select :name, day, label
            from unnest(:days::date[], :labels::text[]) as given (day, label)
            """)
        .param("name", name)
        .param("days", sorted.keySet().stream().map(LocalDate::toString).toArray(String[]::new))
        .param("labels", sorted.values().stream().map(String::strip).toArray(String[]::new))
        .update();
    return find(name).orElseThrow();
  }

  @Override
  public void delete(String name, String actor) {
    audit.command(
        actor,
        "delete calendar",
        "calendar " + name,
        null,
        () -> {
          try {
            if (jdbc.sql("delete from ops.calendar where name = :name").param("name", name).update()
                == 0) {
              throw new ScheduleRefused("There is no calendar %s.".formatted(name));
            }
          } catch (DataIntegrityViolationException used) {
            throw new ScheduleRefused(
                "A schedule uses calendar %s. Choose another calendar for it first."
                    .formatted(name));
          }
          return "deleted";
        });
  }

  private static HolidayCalendar calendar(ResultSet row, int number) throws SQLException {
    var days = (String[]) row.getArray("days").getArray();
    var labels = (String[]) row.getArray("labels").getArray();
    var named = new TreeMap<LocalDate, String>();
    for (int day = 0; day < days.length; day++) {
      named.put(LocalDate.parse(days[day]), labels[day]);
    }
    return new HolidayCalendar(
        row.getString("name"),
        row.getBoolean("weekends"),
        named,
        row.getLong("version"),
        row.getString("changed_by"));
  }

  private static Blackout blackout(ResultSet row, int number) throws SQLException {
    return new Blackout(
        row.getLong("id"),
        row.getString("schedule"),
        row.getTimestamp("starts_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(),
        row.getString("reason"),
        row.getString("made_by"));
  }

  static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
