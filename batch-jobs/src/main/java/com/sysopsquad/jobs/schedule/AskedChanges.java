package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.schedule.change.AskedChange;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of requested changes. */
class AskedChanges {

  private static final String WAITING =
      """
      select id, schedule, kind, definition::text as definition, version, reason, asked_by, asked_at
      from ops.asked_schedule_change where state = 'ASKED'
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AskedChanges(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Adds a request; empty if one is already waiting for this schedule. */
  Optional<Long> add(ScheduleChange change, String reason, String actor) {
    return jdbc.sql(
            """
            insert into ops.asked_schedule_change
                (schedule, kind, definition, version, reason, asked_by)
            values (:schedule, :kind, :definition::jsonb, :version, :reason, :actor)
            on conflict (schedule) where state = 'ASKED' do nothing
            returning id
            """)
        .param("schedule", change.schedule())
        .param("kind", change.kind().name())
        .param(
            "definition",
            change.definition() == null ? null : json.writeValueAsString(change.definition()))
        .param("version", change.version())
        .param("reason", reason)
        .param("actor", actor)
        .query(Long.class)
        .optional();
  }

  /** All that are waiting, oldest first; at most one for each schedule. */
  List<AskedChange> waiting() {
    return jdbc.sql(WAITING + " order by id").query(this::row).list();
  }

  Optional<AskedChange> waiting(String schedule) {
    return jdbc.sql(WAITING + " and schedule = :schedule")
        .param("schedule", schedule)
        .query(this::row)
        .optional();
  }

  /** One that is waiting, locked until the end of the transaction. */
  Optional<AskedChange> lock(long id) {
    return jdbc.sql(WAITING + " and id = :id for update")
        .param("id", id)
        .query(this::row)
        .optional();
  }

  void decided(long id, String state, String actor, @Nullable String reason) {
    jdbc.sql(
            """
            update ops.asked_schedule_change
            set state = :state, decided_by = :actor, decided_at = clock_timestamp(),
                decline_reason = :reason
            where id = :id
            """)
        .param("id", id)
        .param("state", state)
        .param("actor", actor)
        .param("reason", reason)
        .update();
  }

  private AskedChange row(ResultSet row, int number) throws SQLException {
    String definition = row.getString("definition");
    return new AskedChange(
        row.getLong("id"),
        new ScheduleChange(
            ScheduleChange.Kind.valueOf(row.getString("kind")),
            row.getString("schedule"),
            definition == null ? null : json.readValue(definition, ScheduleDefinition.class),
            row.getObject("version", Long.class)),
        Objects.requireNonNull(row.getString("reason")),
        row.getString("asked_by"),
        row.getTimestamp("asked_at").toInstant());
  }
}
