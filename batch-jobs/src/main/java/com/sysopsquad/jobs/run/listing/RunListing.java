package com.sysopsquad.jobs.run.listing;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads lists of runs by their time and number, one job at a time: each index ends with these two,
 * so a page costs the same wherever it is and however many runs of other jobs are in between.
 */
final class RunListing {

  private final JdbcClient jdbc;
  private final Jobs jobs;

  RunListing(JdbcClient jdbc, Jobs jobs) {
    this.jdbc = jdbc;
    this.jobs = jobs;
  }

  <T> List<T> rows(RunFilter filter, Runs.Position position, int size, RowMapper<T> mapper) {
    var parameters = new HashMap<String, Object>();
    parameters.put("size", size);
    String order = position.newer() ? "" : " desc";
    String sorted = "order by launched_at%s, execution_id%s limit :size".formatted(order, order);
    String runs =
        """
        select r.execution_id, r.launched_at
        from ops.run r join batch.batch_job_execution e on e.job_execution_id = r.execution_id
        where true
        """
            + conditions(filter, position, parameters);
    List<String> names = names(filter);
    String found;
    if (names == null) {
      found = runs + sorted;
    } else if (names.isEmpty()) {
      return List.of();
    } else {
      parameters.put("jobs", names);
      found =
          """
          select each.* from unnest(array[:jobs]::text[]) as one(job)
          cross join lateral (%s and r.job = one.job %s) each
          """
                  .formatted(runs, sorted)
              + sorted;
    }
    return jdbc.sql(
            """
                    select e.job_execution_id, r.instance_id as job_instance_id, r.job as job_name,
                        e.status, e.create_time, e.start_time, e.end_time, e.exit_message, r.kind,
                        r.actor, r.node, r.stop_requested_by, r.recovered_at, r.finished_at
                    from (%s) found
                    join ops.run r using (execution_id)
                    join batch.batch_job_execution e on e.job_execution_id = r.execution_id
                    order by found.launched_at desc, found.execution_id desc
                    """
                .formatted(found))
        .params(parameters)
        .query(mapper)
        .list();
  }

  /** The requested jobs; null for all, including those that no longer exist. */
  private @Nullable List<String> names(RunFilter filter) {
    if (filter.job() != null) {
      return List.of(filter.job());
    }
    return switch (filter.routine()) {
      case WITH -> null;
      case WITHOUT -> named(false);
      case ONLY -> named(true);
    };
  }

  private List<String> named(boolean routine) {
    return jobs.all().stream()
        .filter(job -> job.isRoutine() == routine)
        .map(LaunchableJob::name)
        .toList();
  }

  private static String conditions(
      RunFilter filter, Runs.Position position, Map<String, Object> parameters) {
    var sql = new StringBuilder();
    if (filter.state() != null) {
      sql.append("and ").append(state(filter.state())).append('\n');
    }
    if (filter.startedBy() != null) {
      sql.append("and r.actor = :actor\n");
      parameters.put("actor", filter.startedBy());
    }
    if (filter.from() != null) {
      sql.append("and r.launched_at >= :from\n");
      parameters.put("from", utc(filter.from()));
    }
    if (filter.until() != null) {
      sql.append("and r.launched_at < :until\n");
      parameters.put("until", utc(filter.until()));
    }
    if (filter.parameterValue() != null) {
      sql.append(
          """
          and r.execution_id in (
              select p.job_execution_id from batch.batch_job_execution_params p
              where left(p.parameter_value, 200) = left(:value, 200) and p.parameter_value = :value
          """);
      parameters.put("value", filter.parameterValue());
      if (filter.parameterName() != null) {
        sql.append("and p.parameter_name = :name");
        parameters.put("name", filter.parameterName());
      }
      sql.append(")\n");
    }
    if (position.run() != null) {
      sql.append("and (r.launched_at, r.execution_id) ")
          .append(position.newer() ? '>' : '<')
          .append(
              " ((select launched_at from ops.run where execution_id = :run), cast(:run as bigint))\n");
      parameters.put("run", position.run());
    }
    return sql.toString();
  }

  /**
   * Excludes completed runs, of which there are many, from all other states explicitly, so that the
   * index can be used.
   */
  private static String state(RunState state) {
    return switch (state) {
      case COMPLETED -> "e.status = 'COMPLETED'";
      case STOPPED -> "e.status = 'STOPPED' and e.status <> 'COMPLETED'";
      case FAILED ->
          "e.status not in ('STARTING', 'STARTED', 'STOPPING', 'STOPPED', 'COMPLETED')"
              + " and e.status <> 'COMPLETED'";
      case STARTING ->
          "e.status = 'STARTING' and e.status <> 'COMPLETED' and r.stop_requested_by is null";
      case RUNNING ->
          "e.status = 'STARTED' and e.status <> 'COMPLETED' and r.stop_requested_by is null";
      case STOPPING ->
          "e.status <> 'COMPLETED' and (e.status = 'STOPPING'"
              + " or e.status in ('STARTING', 'STARTED') and r.stop_requested_by is not null)";
    };
  }

  private static OffsetDateTime utc(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
