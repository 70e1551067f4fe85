package com.sysopsquad.flows.monitor.channel;

import com.sysopsquad.flows.delivery.telemetry.TimeRanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What processes have reported: who is there, what waits, and how long messages take. */
public final class ChannelFigures {

  private static final int MOST_PROCESSES = 100;
  private static final int MOST_HOURS = 24 * 30;

  /** Sums the ranges one by one, which is much faster than taking the arrays apart. */
  private static final String SUMS = sums();

  private final JdbcClient jdbc;

  ChannelFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The processes that run, and those that fell silent within a day, by quantum; at most 100. Those
   * that were stopped are not among them.
   */
  public List<ProcessState> processes() {
    return jdbc.sql(
            """
            select quantum, name, started_at, heard_at,
                   greatest(0, extract(epoch from clock_timestamp() - heard_at)) as silent
            from ops.process
            where stopped_at is null and heard_at > clock_timestamp() - interval '1 day'
            order by quantum, name, heard_at desc limit ?
            """)
        .param(MOST_PROCESSES)
        .query(
            (row, number) ->
                new ProcessState(
                    row.getString("quantum"),
                    row.getString("name"),
                    instant(row, "started_at"),
                    instant(row, "heard_at"),
                    seconds(row, "silent")))
        .list();
  }

  /**
   * How old the last report of each quantum is, by name. A quantum that was never heard is missing.
   */
  public Map<String, Duration> heard() {
    Map<String, Duration> heard = new HashMap<>();
    jdbc.sql(
            """
            select quantum, greatest(0, extract(epoch from clock_timestamp() - max(heard_at))) as age
            from ops.process group by quantum
            """)
        .query(
            row -> {
              heard.put(row.getString("quantum"), seconds(row, "age"));
            });
    return heard;
  }

  /** What waits in each quantum, from the last report of any of its processes. */
  public List<WaitingMessages> waiting() {
    return jdbc.sql(
            """
            with latest as (
                select distinct on (quantum) id, quantum, heard_at from ops.process
                order by quantum, heard_at desc
            )
            select l.quantum, c.queue, c.outbox, c.outbox_since, c.retries, c.retry_since,
                   greatest(0, extract(epoch from clock_timestamp() - l.heard_at)) as age
            from latest l join ops.process_channel c on c.process = l.id
            order by c.queue, l.quantum
            """)
        .query(
            (row, number) ->
                new WaitingMessages(
                    row.getString("quantum"),
                    row.getString("queue"),
                    row.getLong("outbox"),
                    instantOrNull(row, "outbox_since"),
                    row.getLong("retries"),
                    instantOrNull(row, "retry_since"),
                    seconds(row, "age")))
        .list();
  }

  /** The critical time of each queue over the last minutes, by queue. */
  public Map<String, CriticalTime> criticalTimes(Duration last) {
    Map<String, CriticalTime> times = new HashMap<>();
    jdbc.sql(
            "select queue, min(minute) as since, "
                + SUMS
                + " from ops.critical_time where minute > clock_timestamp() - make_interval(secs => ?)"
                + " group by queue")
        .param(last.toSeconds())
        .query(
            row -> {
              times.put(row.getString("queue"), time(row));
            });
    return times;
  }

  /**
   * The critical time of a queue, hour by hour, the latest first; hours without messages are
   * missing.
   */
  public List<CriticalTime> byHour(String queue, int hours) {
    return jdbc.sql(
            "select date_trunc('hour', minute) as since, "
                + SUMS
                + " from ops.critical_time where queue = ?"
                + " and minute > clock_timestamp() - make_interval(hours => ?)"
                + " group by 1 order by 1 desc")
        .param(queue)
        .param(Math.min(hours, MOST_HOURS))
        .query((row, number) -> time(row))
        .list();
  }

  private static String sums() {
    StringBuilder sums = new StringBuilder("sum(applied)::bigint as applied, array[");
    for (int range = 1; range <= TimeRanges.count(); range++) {
      sums.append(range == 1 ? "" : ", ").append("sum(times[").append(range).append("])::bigint");
    }
    return sums.append("] as times").toString();
  }

  private static CriticalTime time(ResultSet row) throws SQLException {
    return new CriticalTime(
        instant(row, "since"),
        row.getLong("applied"),
        List.of((Long[]) row.getArray("times").getArray()));
  }

  private static Duration seconds(ResultSet row, String column) throws SQLException {
    return Duration.ofMillis(Math.round(row.getDouble(column) * 1_000));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
