package com.sysopsquad.flows.monitor.deadletter;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The failures of the last 24 hours by hour, and of the last 7 days by day, back from now. */
public final class DeadLetterTrends {

  private static final String COUNTS =
      """
      select queue, fingerprint,
             greatest(0, cast(floor(extract(epoch from n.now - last_failed_at) / :step) as int))
                 as ago,
             count(*) as failed
      from ops.dead_letter, (select clock_timestamp() as now offset 0) n
      where last_failed_at > (select clock_timestamp()) - make_interval(secs => :span)
      """;

  private static final String BY_KIND = " group by queue, fingerprint, ago";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int HOURS = 24;
  private static final int DAYS = 7;

  private final JdbcClient jdbc;

  public DeadLetterTrends(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The groups with failures in the last 24 hours, by hour. */
  public List<DeadLetterTrend> byHour() {
    return trends(HOUR, HOURS, null, null);
  }

  /** One group by hour. */
  public DeadLetterTrend byHour(String queue, String fingerprint) {
    return one(trends(HOUR, HOURS, queue, fingerprint), queue, fingerprint, HOUR, HOURS);
  }

  /** The groups with failures in the last 7 days, by day. */
  public List<DeadLetterTrend> byDay() {
    return trends(DAY, DAYS, null, null);
  }

  /** One group by day. */
  public DeadLetterTrend byDay(String queue, String fingerprint) {
    return one(trends(DAY, DAYS, queue, fingerprint), queue, fingerprint, DAY, DAYS);
  }

  private List<DeadLetterTrend> trends(
      Duration step, int steps, @Nullable String queue, @Nullable String fingerprint) {
    boolean all = queue == null || fingerprint == null;
    JdbcClient.StatementSpec sql =
        jdbc.sql(
                COUNTS
                    + (all ? "" : " and queue = :queue and fingerprint = :fingerprint")
                    + BY_KIND)
            .param("step", step.toSeconds())
            .param("span", step.multipliedBy(steps).toSeconds());
    Map<List<String>, Long[]> counts = new LinkedHashMap<>();
    (all ? sql : sql.param("queue", queue).param("fingerprint", fingerprint))
        .query(
            row -> {
              Long[] kind =
                  counts.computeIfAbsent(
                      List.of(row.getString("queue"), row.getString("fingerprint")),
                      _ -> none(steps));
              int ago = Math.min(row.getInt("ago"), steps - 1);
              kind[steps - 1 - ago] += row.getLong("failed");
            });
    return counts.entrySet().stream()
        .map(
            kind ->
                new DeadLetterTrend(
                    kind.getKey().getFirst(),
                    kind.getKey().getLast(),
                    step,
                    Arrays.asList(kind.getValue())))
        .toList();
  }

  private static DeadLetterTrend one(
      List<DeadLetterTrend> found, String queue, String fingerprint, Duration step, int steps) {
    return found.isEmpty()
        ? new DeadLetterTrend(queue, fingerprint, step, Arrays.asList(none(steps)))
        : found.getFirst();
  }

  private static Long[] none(int steps) {
    Long[] none = new Long[steps];
    Arrays.fill(none, 0L);
    return none;
  }
}
