package com.sysopsquad.flows.monitor.channel;

import com.sysopsquad.flows.delivery.telemetry.TimeRanges;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.telemetry.ChannelReport;
import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.ProcessReported;
import com.sysopsquad.flows.message.telemetry.TimeCount;
import com.sysopsquad.flows.topology.ProcessGraphs;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Stores what processes report, and adds what they have applied since to the minute of it. */
final class Telemetry {

  private static final int LONGEST_NAME = 200;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ProcessGraphs graphs;

  Telemetry(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.graphs = new ProcessGraphs(jdbc);
  }

  /** Whether this broker user is the one of the quantum; if unknown, nobody is believed. */
  static boolean mayReport(ProcessReported report, @Nullable String user) {
    String commands = Queues.commands(report.quantum()).orElse("");
    return user != null
        && Queues.LIST.stream()
            .filter(queue -> queue.name().equals(commands))
            .anyMatch(queue -> queue.receivers().contains(user));
  }

  /**
   * Stores a report, unless a newer one of the process is stored.
   *
   * @param sentAt by the clock of the process: a report that has waited for long says nothing about
   *     now
   */
  void keep(ProcessReported report, Instant sentAt) {
    transactions.executeWithoutResult(
        status -> {
          if (isNew(report, sentAt)) {
            List<ChannelReport> channels =
                report.channels().stream()
                    .filter(channel -> belongsTo(channel.queue(), report.quantum()))
                    .toList();
            channels.forEach(channel -> keep(report, channel));
            empty(report, channels);
            EndpointGraph graph = report.graph();
            if (graph != null) {
              graphs.keep(report.processId(), report.quantum(), report.number(), graph);
            }
          }
        });
  }

  private boolean isNew(ProcessReported report, Instant sentAt) {
    String name = report.process();
    return jdbc.sql(
                """
                insert into ops.process as known
                    (id, quantum, name, started_at, number, heard_at, stopped_at, kept_days,
                     remembered_days)
                select r.id, r.quantum, r.name, r.started_at, r.number, r.heard_at,
                       case when r.stopping then r.heard_at end, :kept, :remembered
                from (select cast(:id as uuid) as id, :quantum as quantum, :name as name,
                             cast(:started as timestamptz) as started_at,
                             cast(:number as bigint) as number,
                             case when cast(:sent as timestamptz) < clock_timestamp() - interval '1 minute'
                                  then cast(:sent as timestamptz) else clock_timestamp() end as heard_at,
                             cast(:stopping as boolean) as stopping) r
                on conflict (id) do update
                set number = excluded.number, heard_at = excluded.heard_at,
                    stopped_at = excluded.stopped_at
                where known.number < excluded.number and known.quantum = excluded.quantum
                """)
            .param("id", report.processId())
            .param("quantum", report.quantum())
            .param("name", name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME))
            .param("started", report.startedAt().atOffset(ZoneOffset.UTC))
            .param("number", report.number())
            .param("sent", sentAt.atOffset(ZoneOffset.UTC))
            .param("stopping", report.stopping())
            .param("kept", report.keptDays(), Types.INTEGER)
            .param("remembered", report.rememberedDays(), Types.INTEGER)
            .update()
        > 0;
  }

  private static boolean belongsTo(String name, String quantum) {
    return Queues.LIST.stream()
        .filter(queue -> queue.name().equals(name))
        .anyMatch(queue -> isOf(queue, quantum));
  }

  private static boolean isOf(Queue queue, String quantum) {
    return queue.senders().contains(quantum) || queue.receivers().contains(quantum);
  }

  /** What was applied before is what the process reported last time. */
  private void keep(ProcessReported report, ChannelReport channel) {
    jdbc.sql(
            """
            with before as (
                select applied, times from ops.process_channel
                where process = :process and queue = :queue
            ), kept as (
                insert into ops.process_channel
                    (process, queue, outbox, outbox_since, retries, retry_since, applied, times)
                select p.id, :queue, :outbox, p.heard_at - make_interval(secs => :outboxAge),
                       :retries, p.heard_at - make_interval(secs => :retryAge), :applied,
                       cast(:times as bigint[])
                from ops.process p where p.id = :process
                on conflict (process, queue) do update
                set outbox = excluded.outbox, outbox_since = excluded.outbox_since,
                    retries = excluded.retries, retry_since = excluded.retry_since,
                    applied = excluded.applied, times = excluded.times
            )
            insert into ops.critical_time as known (queue, minute, applied, times)
            select :queue, date_trunc('minute', p.heard_at),
                   :applied - coalesce((select applied from before), 0),
                   (select array_agg(greatest(0, now.n - coalesce(earlier.n, 0)) order by now.i)
                    from unnest(cast(:times as bigint[])) with ordinality as now (n, i)
                    left join unnest((select times from before)) with ordinality as earlier (n, i)
                         on earlier.i = now.i)
            from ops.process p
            where p.id = :process and :applied > coalesce((select applied from before), 0)
            on conflict (queue, minute) do update
            set applied = known.applied + excluded.applied,
                times = (select array_agg(a + b order by i)
                         from unnest(known.times, excluded.times) with ordinality as pair (a, b, i))
            """)
        .param("process", report.processId())
        .param("queue", channel.queue())
        .param("outbox", channel.outbox())
        .param("outboxAge", seconds(channel.outboxAgeMillis()))
        .param("retries", channel.retries())
        .param("retryAge", seconds(channel.retryAgeMillis()))
        .param("applied", channel.applied())
        .param("times", times(channel.times()))
        .update();
  }

  /** A queue that a report does not name has nothing that waits. */
  private void empty(ProcessReported report, List<ChannelReport> channels) {
    jdbc.sql(
            """
            update ops.process_channel
            set outbox = 0, outbox_since = null, retries = 0, retry_since = null
            where process = ? and queue <> all (cast(? as text[])) and (outbox > 0 or retries > 0)
            """)
        .param(report.processId())
        .param(channels.stream().map(ChannelReport::queue).toArray(String[]::new))
        .update();
  }

  private static @Nullable Double seconds(@Nullable Long millis) {
    return millis == null ? null : Math.max(0, millis) / 1_000.0;
  }

  private static Long[] times(List<TimeCount> counts) {
    long[] times = new long[TimeRanges.count()];
    counts.forEach(count -> times[TimeRanges.of(count.atMostMillis())] += count.messages());
    return LongStream.of(times).boxed().toArray(Long[]::new);
  }
}
