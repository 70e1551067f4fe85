package com.sysopsquad.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Requested starts; a node with the role scheduler carries them out. */
@Repository
public class LaunchRequests {

  private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  LaunchRequests(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Requests the start that a schedule is due for; the same schedule and fire time requests only
   * once.
   *
   * @return whether this was the first time
   */
  public boolean fire(
      String schedule, Instant fireTime, String job, Map<String, String> parameters) {
    return jdbc.sql(
                """
                insert into ops.launch_request (job, parameters, actor, schedule, fire_time)
                values (:job, :parameters::jsonb, :actor, :schedule, :fireTime)
                on conflict (schedule, fire_time) do nothing
                """)
            .param("job", job)
            .param("parameters", json.writeValueAsString(parameters))
            .param("actor", "schedule " + schedule)
            .param("schedule", schedule)
            .param("fireTime", OffsetDateTime.ofInstant(fireTime, ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** The result of the schedule's last fire, as text. */
  public Optional<String> lastResult(String schedule) {
    return jdbc.sql(
            """
            select case when refusal is not null then refusal
                when execution_id is not null then 'run ' || execution_id
                else 'waits to be started' end
            from ops.launch_request where schedule = :schedule order by fire_time desc limit 1
            """)
        .param("schedule", schedule)
        .query(String.class)
        .optional();
  }

  /** Requests that an execution continue automatically. */
  public void goOn(long executionId, String job, Duration delay) {
    jdbc.sql(
            """
            insert into ops.launch_request (job, actor, restarts, not_before)
            values (:job, 'recovery', :execution,
                clock_timestamp() + make_interval(secs => :seconds))
            """)
        .param("job", job)
        .param("execution", executionId)
        .param("seconds", delay.toMillis() / 1000.0)
        .update();
  }

  /** A start that is due, locked until the end of the transaction. */
  public Optional<Request> claim() {
    return jdbc.sql(
            """
            select id, job, parameters::text as parameters, actor, restarts from ops.launch_request
            where handled_at is null and not_before <= clock_timestamp()
            order by not_before, id limit 1
            for update skip locked
            """)
        .query(
            (row, number) ->
                new Request(
                    row.getLong("id"),
                    row.getString("job"),
                    json.readValue(row.getString("parameters"), PARAMETERS),
                    row.getString("actor"),
                    row.getObject("restarts", Long.class)))
        .optional();
  }

  public void started(Request request, long executionId) {
    jdbc.sql(
            """
            update ops.launch_request set handled_at = clock_timestamp(), execution_id = :execution
            where id = :id
            """)
        .param("execution", executionId)
        .param("id", request.id())
        .update();
  }

  public void refused(Request request, String refusal) {
    jdbc.sql(
            """
            update ops.launch_request set handled_at = clock_timestamp(), refusal = :refusal
            where id = :id
            """)
        .param("refusal", refusal)
        .param("id", request.id())
        .update();
  }

  /**
   * A requested start.
   *
   * @param restarts the execution to continue; null for a new start
   */
  public record Request(
      long id, String job, Map<String, String> parameters, String actor, @Nullable Long restarts) {}
}
