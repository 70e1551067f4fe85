package com.sysopsquad.jobs.run.listing;

import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.UsualDuration;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the past runs of a job by their time, and steps only by their run, so that each query uses
 * an index. Durations are from our own records: the times of Spring Batch have no zone, so they are
 * an hour off when daylight saving time begins or ends.
 */
@Repository
class JdbcRunHistory implements RunHistory {

  static final String ENDED =
      """
      select r.execution_id, r.launched_at, e.status,
          (extract(epoch from r.finished_at - r.launched_at) * 1000)::bigint as millis,
          coalesce(steps.items, 0) as items
      from (select execution_id, launched_at, finished_at from ops.run
          where job = :job and finished_at is not null
          order by launched_at desc, execution_id desc limit :most) r
      join batch.batch_job_execution e on e.job_execution_id = r.execution_id
      cross join lateral (
          select max(s.write_count) as items from batch.batch_step_execution s
          where s.job_execution_id = r.execution_id and position(':' in s.step_name) = 0) steps
      order by r.launched_at desc, r.execution_id desc
      """;

  static final String USUAL =
      """
      select count(*) as runs, (coalesce(avg(seconds), 0) * 1000)::bigint as mean,
          (coalesce(stddev_samp(seconds), 0) * 1000)::bigint as deviation
      from (select extract(epoch from r.finished_at - r.launched_at) as seconds
          from ops.run r
          join batch.batch_job_execution e on e.job_execution_id = r.execution_id
          where r.job = :job and r.kind = 'START' and e.status = 'COMPLETED'
              and r.finished_at is not null
              and not exists (select from ops.run f
                  where f.instance_id = r.instance_id and f.execution_id < r.execution_id)
              %s
          order by r.launched_at desc, r.execution_id desc limit 50) last
      """;

  static final String BEFORE =
      """
      and (r.launched_at, r.execution_id)
          < ((select launched_at from ops.run where execution_id = :before), cast(:before as bigint))
      """;

  static final String DAYS =
      """
      select (r.launched_at at time zone :zone)::date as day, count(*) as runs,
          count(*) filter (where e.status = 'COMPLETED') as completed,
          count(*) filter (where e.status = 'STOPPED') as stopped,
          count(*) filter (where e.status in ('STARTING', 'STARTED', 'STOPPING')) as running,
          (array_agg(e.status order by r.launched_at desc, r.execution_id desc))[1] as last
      from ops.run r join batch.batch_job_execution e on e.job_execution_id = r.execution_id
      where r.job = :job and r.launched_at >= :from and r.launched_at < :until
      group by 1 order by 1
      """;

  private static final int LARGEST = 200;

  private final JdbcClient jdbc;

  JdbcRunHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Ended> ended(String job, int most) {
    return jdbc.sql(ENDED)
        .param("job", job)
        .param("most", Math.clamp(most, 1, LARGEST))
        .query(
            (row, number) ->
                new Ended(
                    row.getLong("execution_id"),
                    row.getTimestamp("launched_at").toInstant(),
                    JdbcRuns.state(Objects.requireNonNull(row.getString("status"))),
                    millis(row.getLong("millis")),
                    row.getLong("items")))
        .list();
  }

  @Override
  public UsualDuration usual(String job, @Nullable Long before) {
    Map<String, Object> parameters = new HashMap<>(Map.of("job", job));
    if (before != null) {
      parameters.put("before", before);
    }
    return jdbc.sql(USUAL.formatted(before == null ? "" : BEFORE))
        .params(parameters)
        .query(
            (row, number) ->
                new UsualDuration(
                    row.getInt("runs"),
                    millis(row.getLong("mean")),
                    millis(row.getLong("deviation"))))
        .single();
  }

  @Override
  public List<Day> days(String job, YearMonth month, ZoneId zone) {
    return jdbc.sql(DAYS)
        .param("job", job)
        .param("zone", zone.getId())
        .param("from", begin(month, zone))
        .param("until", begin(month.plusMonths(1), zone))
        .query(
            (row, number) -> {
              long completed = row.getLong("completed");
              long stopped = row.getLong("stopped");
              long running = row.getLong("running");
              return new Day(
                  Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                  completed,
                  row.getLong("runs") - completed - stopped - running,
                  stopped,
                  running,
                  JdbcRuns.state(Objects.requireNonNull(row.getString("last"))));
            })
        .list();
  }

  private static OffsetDateTime begin(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toOffsetDateTime();
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(Math.max(0, millis));
  }
}
