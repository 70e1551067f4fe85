package com.sysopsquad.jobs.run.listing;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.run.NoSuchRun;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs from the batch tables and our own records. */
@Repository
class JdbcRuns implements Runs {

  static final String STEPS =
      """
      select step_name, status, start_time, end_time, read_count, write_count,
          read_skip_count + process_skip_count + write_skip_count as skipped, exit_message
      from batch.batch_step_execution where job_execution_id = :id
      order by step_execution_id
      """;

  private static final int LARGEST_PAGE = 200;

  private final JdbcClient jdbc;
  private final RunListing listing;
  private final Jobs jobs;
  private final Clock clock;

  JdbcRuns(JdbcClient jdbc, Jobs jobs, Clock clock) {
    this.jdbc = jdbc;
    this.listing = new RunListing(jdbc, jobs);
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public List<Summary> list(RunFilter filter, Position position, int size) {
    var rows = listing.rows(filter, position, Math.clamp(size, 1, LARGEST_PAGE), this::row);
    var parameters = parameters(rows.stream().map(Row::id).collect(Collectors.toSet()));
    return rows.stream()
        .map(row -> summary(row, parameters.getOrDefault(row.id(), Map.of())))
        .toList();
  }

  @Override
  public long running() {
    return jdbc.sql(
            """
            select count(*) from batch.batch_job_execution
            where status in ('STARTING', 'STARTED', 'STOPPING')
            """)
        .query(Long.class)
        .single();
  }

  @Override
  public Run find(long id) {
    var row =
        jdbc.sql(SELECT + "where e.job_execution_id = :id")
            .param("id", id)
            .query(this::row)
            .optional()
            .orElseThrow(() -> new NoSuchRun(id));
    var attempts =
        jdbc.sql(SELECT + "where e.job_instance_id = :instance order by e.job_execution_id")
            .param("instance", row.instanceId())
            .query(this::row)
            .list();
    var parameters = parameters(Set.of(id)).getOrDefault(id, Map.of());
    var steps = steps(id, row.state());
    return new Run(
        id,
        row.job(),
        parameters,
        row.state(),
        row.kind(),
        row.actor(),
        confirmedBy(id),
        row.node(),
        row.createdAt(),
        row.startedAt(),
        row.endedAt(),
        between(row.startedAt(), row.endedAt()),
        message(row, steps),
        row.stopRequestedBy(),
        row.recoveredAt(),
        progress(row.job(), parameters),
        perSecond(steps),
        steps,
        attempts.stream().map(JdbcRuns::attempt).toList());
  }

  private @Nullable String confirmedBy(long id) {
    return jdbc.sql("select decided_by from ops.asked_start where execution_id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private @Nullable Progress progress(String job, Map<String, String> parameters) {
    return jobs.all().stream()
        .filter(candidate -> candidate.name().equals(job))
        .findFirst()
        .flatMap(found -> found.progress(parameters))
        .orElse(null);
  }

  private Summary summary(Row row, Map<String, String> parameters) {
    return new Summary(
        row.id(),
        row.job(),
        parameters,
        row.state(),
        row.kind(),
        row.actor(),
        row.createdAt(),
        row.startedAt(),
        row.endedAt(),
        between(row.startedAt(), row.endedAt()),
        FailureText.of(row.message()),
        row.state().isRunning() ? progress(row.job(), parameters) : null);
  }

  private static Run.Attempt attempt(Row row) {
    return new Run.Attempt(
        row.id(),
        row.state(),
        row.kind(),
        row.actor(),
        row.createdAt(),
        row.endedAt(),
        FailureText.of(row.message()));
  }

  /** The messages of the failed steps; the message of the run only if they have none. */
  private static String message(Row row, List<Run.StepRun> steps) {
    var said =
        steps.stream()
            .filter(step -> step.state() != RunState.COMPLETED)
            .map(Run.StepRun::message)
            .filter(message -> !message.isEmpty() && !message.startsWith("Partition handler"))
            .distinct()
            .collect(Collectors.joining("\n"));
    return said.isEmpty() ? FailureText.of(row.message()) : said;
  }

  private List<Run.StepRun> steps(long id, RunState run) {
    return jdbc.sql(STEPS)
        .param("id", id)
        .query(
            (row, number) -> {
              var started = instant(row.getTimestamp("start_time"));
              var ended = instant(row.getTimestamp("end_time"));
              var state = state(row.getString("status"));
              return new Run.StepRun(
                  row.getString("step_name"),
                  state == RunState.RUNNING && run == RunState.STOPPING ? run : state,
                  started,
                  ended,
                  between(started, ended),
                  row.getLong("read_count"),
                  row.getLong("write_count"),
                  row.getLong("skipped"),
                  state == RunState.COMPLETED
                      ? Objects.toString(row.getString("exit_message"), "").strip()
                      : FailureText.of(row.getString("exit_message")));
            })
        .list();
  }

  /** Of the partitions if there are any: the step above them only adds them up at its end. */
  private long perSecond(List<Run.StepRun> steps) {
    var partitions = steps.stream().filter(Run.StepRun::isPartition).toList();
    var counted = partitions.isEmpty() ? steps : partitions;
    Instant first = null;
    Instant last = null;
    long written = 0;
    for (var step : counted) {
      written += step.written();
      if (step.startedAt() != null) {
        var end = step.endedAt() == null ? clock.instant() : step.endedAt();
        first = first == null || step.startedAt().isBefore(first) ? step.startedAt() : first;
        last = last == null || end.isAfter(last) ? end : last;
      }
    }
    long millis = first == null || last == null ? 0 : Duration.between(first, last).toMillis();
    return millis <= 0 ? 0 : written * 1000 / millis;
  }

  private Map<Long, Map<String, String>> parameters(Collection<Long> executions) {
    var parameters = new HashMap<Long, Map<String, String>>();
    if (!executions.isEmpty()) {
      jdbc.sql(
              """
              select job_execution_id, parameter_name, coalesce(parameter_value, '')
              from batch.batch_job_execution_params
              where job_execution_id in (:executions) and identifying = 'Y'
              """)
          .param("executions", executions)
          .query(
              row -> {
                parameters
                    .computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                    .put(row.getString(2), row.getString(3));
              });
    }
    return parameters;
  }

  private static final String SELECT =
      """
      select e.job_execution_id, e.job_instance_id, i.job_name, e.status, e.create_time, e.start_time,
          e.end_time, e.exit_message, coalesce(r.kind, 'START') as kind,
          coalesce(r.actor, 'unknown') as actor, coalesce(r.node, 'unknown') as node,
          r.stop_requested_by, r.recovered_at, r.finished_at
      from batch.batch_job_execution e
      join batch.batch_job_instance i using (job_instance_id)
      left join ops.run r on r.execution_id = e.job_execution_id
      """;

  private record Row(
      long id,
      long instanceId,
      String job,
      RunState state,
      Run.Kind kind,
      String actor,
      String node,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String message,
      @Nullable String stopRequestedBy,
      @Nullable Instant recoveredAt) {}

  private Row row(ResultSet row, int number) throws SQLException {
    var stopRequestedBy = row.getString("stop_requested_by");
    var state = state(row.getString("status"));
    var created = instant(row.getTimestamp("create_time"));
    return new Row(
        row.getLong("job_execution_id"),
        row.getLong("job_instance_id"),
        row.getString("job_name"),
        state.isRunning() && stopRequestedBy != null ? RunState.STOPPING : state,
        Run.Kind.valueOf(row.getString("kind")),
        row.getString("actor"),
        row.getString("node"),
        created == null ? Instant.EPOCH : created,
        instant(row.getTimestamp("start_time")),
        instant(row.getTimestamp("end_time")),
        state == RunState.COMPLETED ? null : row.getString("exit_message"),
        stopRequestedBy,
        instant(row.getTimestamp("recovered_at")));
  }

  static RunState state(String status) {
    return switch (status) {
      case "STARTING" -> RunState.STARTING;
      case "STARTED" -> RunState.RUNNING;
      case "STOPPING" -> RunState.STOPPING;
      case "STOPPED" -> RunState.STOPPED;
      case "COMPLETED" -> RunState.COMPLETED;
      default -> RunState.FAILED;
    };
  }

  private Duration between(@Nullable Instant from, @Nullable Instant to) {
    if (from == null) {
      return Duration.ZERO;
    }
    var duration = Duration.between(from, to == null ? clock.instant() : to);
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
