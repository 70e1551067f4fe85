package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.DryRun;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of requested starts. The database's clock decides which have expired. */
@Repository
@ConditionalOnRole(Role.CONSOLE)
class AskedStarts {

  private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

  private static final String SELECT =
      """
      select id, job, parameters::text as parameters, asked_by, asked_at, expires_at, why, reason,
          dry_run::text as dry_run, decided_by, decided_at, decline_reason, execution_id,
          case when state = 'ASKED' and expires_at <= clock_timestamp() then 'EXPIRED'
              else state end as state
      from ops.asked_start
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AskedStarts(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Adds a row; empty if the same start is already waiting. */
  Optional<Long> add(
      String job,
      Map<String, String> parameters,
      String actor,
      String why,
      @Nullable String reason,
      @Nullable DryRun dryRun,
      Duration expiresAfter) {
    jdbc.sql(
            """
            update ops.asked_start set state = 'EXPIRED'
            where state = 'ASKED' and expires_at <= clock_timestamp()
            """)
        .update();
    return jdbc.sql(
            """
            insert into ops.asked_start (job, parameters, asked_by, expires_at, why, reason, dry_run)
            values (:job, :parameters::jsonb, :actor,
                clock_timestamp() + make_interval(secs => :seconds), :why, :reason, :dryRun::jsonb)
            on conflict (job, parameters) where state = 'ASKED' do nothing
            returning id
            """)
        .param("job", job)
        .param("parameters", json.writeValueAsString(parameters))
        .param("actor", actor)
        .param("seconds", expiresAfter.toSeconds())
        .param("why", why)
        .param("reason", reason)
        .param("dryRun", dryRun == null ? null : json.writeValueAsString(dryRun))
        .query(Long.class)
        .optional();
  }

  Optional<AskedStart> find(long id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(this::row).optional();
  }

  /** The same, locked until the end of the transaction. */
  Optional<AskedStart> lock(long id) {
    return jdbc.sql(SELECT + "where id = :id for update")
        .param("id", id)
        .query(this::row)
        .optional();
  }

  Optional<AskedStart> waiting(String job, Map<String, String> parameters) {
    return jdbc.sql(
            SELECT + "where state = 'ASKED' and job = :job and parameters = :parameters::jsonb")
        .param("job", job)
        .param("parameters", json.writeValueAsString(parameters))
        .query(this::row)
        .optional();
  }

  List<AskedStart> waiting() {
    return jdbc.sql(SELECT + "where state = 'ASKED' and expires_at > clock_timestamp() order by id")
        .query(this::row)
        .list();
  }

  List<AskedStart> latest(int most) {
    return jdbc.sql(SELECT + "order by id desc limit :most")
        .param("most", most)
        .query(this::row)
        .list();
  }

  void confirmed(long id, String actor, long execution) {
    jdbc.sql(
            """
            update ops.asked_start
            set state = 'CONFIRMED', decided_by = :actor, decided_at = clock_timestamp(),
                execution_id = :execution
            where id = :id
            """)
        .param("id", id)
        .param("actor", actor)
        .param("execution", execution)
        .update();
  }

  void declined(long id, String actor, String reason) {
    jdbc.sql(
            """
            update ops.asked_start
            set state = 'DECLINED', decided_by = :actor, decided_at = clock_timestamp(),
                decline_reason = :reason
            where id = :id
            """)
        .param("id", id)
        .param("actor", actor)
        .param("reason", reason)
        .update();
  }

  private AskedStart row(ResultSet row, int number) throws SQLException {
    String dryRun = row.getString("dry_run");
    return new AskedStart(
        row.getLong("id"),
        row.getString("job"),
        json.readValue(row.getString("parameters"), PARAMETERS),
        row.getString("asked_by"),
        Objects.requireNonNull(instant(row.getTimestamp("asked_at"))),
        Objects.requireNonNull(instant(row.getTimestamp("expires_at"))),
        row.getString("why"),
        row.getString("reason"),
        dryRun == null ? null : json.readValue(dryRun, DryRun.class),
        AskedStart.State.valueOf(row.getString("state")),
        row.getString("decided_by"),
        instant(row.getTimestamp("decided_at")),
        row.getString("decline_reason"),
        row.getObject("execution_id", Long.class));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
