package com.sysopsquad.jobs.metrics;

import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.metrics.JobFigures.LastSuccess;
import com.sysopsquad.jobs.run.RunState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads all figures, with one query for each kind of them. */
class ReadingJobFigures implements Supplier<JobFigures> {

  private static final int MOST_SCHEDULES = 200;

  private final JdbcClient jdbc;
  private final LatestOutcomes outcomes;

  ReadingJobFigures(JdbcClient jdbc, LatestOutcomes outcomes) {
    this.jdbc = jdbc;
    this.outcomes = outcomes;
  }

  @Override
  public JobFigures get() {
    return new JobFigures(schedules(), runs(), outcomes.read(), alarms(), evaluatedAgo());
  }

  /** A run that a schedule started may complete in a later attempt, whoever started that one. */
  private List<LastSuccess> schedules() {
    return jdbc.sql(
            """
            select s.name, s.job, s.paused_by is not null as paused,
                extract(epoch from last.at)::float8 as at,
                extract(epoch from clock_timestamp() - last.at)::float8 as age
            from ops.schedule s left join lateral (
                select done.finished_at as at
                from ops.run first
                join ops.run done
                    on done.instance_id = first.instance_id and done.finished_at is not null
                join batch.batch_job_execution e on e.job_execution_id = done.execution_id
                where first.actor = 'schedule ' || s.name and e.status = 'COMPLETED'
                order by first.launched_at desc, first.execution_id desc limit 1) last on true
            where not s.deleted order by s.name limit :most
            """)
        .param("most", MOST_SCHEDULES)
        .query(
            (row, number) ->
                new LastSuccess(
                    row.getString("name"),
                    row.getString("job"),
                    row.getBoolean("paused"),
                    row.getObject("at", Double.class),
                    row.getObject("age", Double.class)))
        .list();
  }

  private Map<String, Map<RunState, Long>> runs() {
    Map<String, Map<RunState, Long>> runs = new HashMap<>();
    jdbc.sql(
            """
            select job, state, count(*) from (
                select r.job, case
                    when e.status in ('COMPLETED', 'STOPPED') then e.status
                    when e.status not in ('STARTING', 'STARTED', 'STOPPING') then 'FAILED'
                    when r.stop_requested_by is not null or e.status = 'STOPPING' then 'STOPPING'
                    when e.status = 'STARTED' then 'RUNNING'
                    else 'STARTING' end as state
                from ops.run r
                join batch.batch_job_execution e on e.job_execution_id = r.execution_id
                where r.launched_at > clock_timestamp() - interval '1 day'
                    or r.finished_at is null) known
            group by job, state
            """)
        .query(
            row -> {
              runs.computeIfAbsent(row.getString(1), _ -> new EnumMap<>(RunState.class))
                  .put(RunState.valueOf(row.getString(2)), row.getLong(3));
            });
    return runs;
  }

  private Map<AlarmKind, Map<Alarm.State, Long>> alarms() {
    Map<AlarmKind, Map<Alarm.State, Long>> alarms = new EnumMap<>(AlarmKind.class);
    jdbc.sql(
            """
            select kind, state, count(*) from ops.alarm
            where state <> 'RESOLVED' group by kind, state
            """)
        .query(
            row -> {
              alarms
                  .computeIfAbsent(
                      AlarmKind.valueOf(row.getString(1)), _ -> new EnumMap<>(Alarm.State.class))
                  .put(Alarm.State.valueOf(row.getString(2)), row.getLong(3));
            });
    return alarms;
  }

  private double evaluatedAgo() {
    return jdbc.sql(
            """
            select extract(epoch from clock_timestamp() - at)::float8 from ops.alarm_signal
            where name = 'evaluated'
            """)
        .query(Double.class)
        .optional()
        .orElse(Double.NaN);
  }
}
