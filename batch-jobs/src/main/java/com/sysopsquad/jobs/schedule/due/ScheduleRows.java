package com.sysopsquad.jobs.schedule.due;

import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of schedules. Whoever changes one locks it first. */
public class ScheduleRows {

  private static final String SELECT =
      """
      select name, definition::text as definition, file::text as file, version, changed_by,
          changed_at, deleted, paused_by, paused_at, pause_reason, paused_until
      from ops.schedule
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  public ScheduleRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public List<StoredSchedule> all() {
    return jdbc.sql(SELECT + "order by name").query(this::row).list();
  }

  /** The schedule with this name, which need not be a valid one. */
  public Optional<StoredSchedule> find(String name) {
    return find(name, "");
  }

  /** The same, locked until the end of the transaction. */
  public Optional<StoredSchedule> lock(String name) {
    return find(name, " for update");
  }

  private Optional<StoredSchedule> find(String name, String lock) {
    return name.indexOf('\0') >= 0
        ? Optional.empty()
        : jdbc.sql(SELECT + "where name = :name" + lock)
            .param("name", name)
            .query(this::row)
            .optional();
  }

  /** Waits until no other node adds or removes schedules, until the end of the transaction. */
  public void lockAll() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('ops.schedule'))").query((row, n) -> 0).list();
  }

  /** Adds or replaces a definition; null as person: it is that of the configuration. */
  public void put(
      String name,
      ScheduleDefinition definition,
      @Nullable ScheduleDefinition file,
      @Nullable String changedBy) {
    jdbc.sql(
            """
            insert into ops.schedule as known (name, definition, file, changed_by)
            values (:name, :definition::jsonb, :file::jsonb, :changedBy)
            on conflict (name) do update
            set definition = excluded.definition, file = excluded.file,
                changed_by = excluded.changed_by, changed_at = clock_timestamp(), deleted = false,
                version = known.version + 1
            """)
        .param("name", name)
        .param("definition", json.writeValueAsString(definition))
        .param("file", file == null ? null : json.writeValueAsString(file))
        .param("changedBy", changedBy)
        .update();
  }

  /** Notes what the configuration has, and leaves the schedule as it is. */
  public void noteFile(String name, @Nullable ScheduleDefinition file) {
    jdbc.sql("update ops.schedule set file = :file::jsonb where name = :name")
        .param("name", name)
        .param("file", file == null ? null : json.writeValueAsString(file))
        .update();
  }

  /** Ends it; if the configuration has it, the row stays, so that it is not added again. */
  public void delete(StoredSchedule schedule, String actor) {
    if (schedule.file() == null) {
      remove(schedule.name());
      return;
    }
    jdbc.sql(
            """
            update ops.schedule
            set deleted = true, changed_by = :actor, changed_at = clock_timestamp(),
                version = version + 1,
                paused_by = null, paused_at = null, pause_reason = null, paused_until = null
            where name = :name
            """)
        .param("actor", actor)
        .param("name", schedule.name())
        .update();
  }

  public void remove(String name) {
    jdbc.sql("delete from ops.schedule where name = :name").param("name", name).update();
  }

  public void pause(String name, String actor, String reason, @Nullable Instant until) {
    jdbc.sql(
            """
            update ops.schedule
            set paused_by = :actor, paused_at = clock_timestamp(), pause_reason = :reason,
                paused_until = :until::timestamptz
            where name = :name
            """)
        .param("actor", actor)
        .param("reason", reason)
        .param("until", until == null ? null : OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
        .param("name", name)
        .update();
  }

  public void resume(String name) {
    jdbc.sql(
            """
            update ops.schedule
            set paused_by = null, paused_at = null, pause_reason = null, paused_until = null
            where name = :name
            """)
        .param("name", name)
        .update();
  }

  /** Schedules whose pause has ended. */
  public List<String> pauseEnded(Instant now) {
    return jdbc.sql("select name from ops.schedule where paused_until <= :now order by name")
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .query(String.class)
        .list();
  }

  private StoredSchedule row(ResultSet row, int number) throws SQLException {
    String file = row.getString("file");
    String pausedBy = row.getString("paused_by");
    return new StoredSchedule(
        row.getString("name"),
        json.readValue(row.getString("definition"), ScheduleDefinition.class),
        file == null ? null : json.readValue(file, ScheduleDefinition.class),
        row.getLong("version"),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant(),
        row.getBoolean("deleted"),
        pausedBy == null
            ? null
            : new Schedule.Pause(
                pausedBy,
                row.getTimestamp("paused_at").toInstant(),
                Objects.requireNonNull(row.getString("pause_reason")),
                instant(row, "paused_until")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
