package com.sysopsquad.flows.monitor.trace;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.command.TraceAsked;
import com.sysopsquad.flows.message.report.DeliveryReport;
import com.sysopsquad.flows.message.report.TraceHop;
import com.sysopsquad.flows.message.report.TraceReported;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What quanta know of single messages. Each is asked by a command and answers by a report. Senders
 * know messages by their subjects, but receivers only by their ids: what one quantum answers is
 * asked of the others.
 */
public final class Traces {

  private static final int MOST_MESSAGES = 100;
  private static final int MOST_HOPS = 500;
  private static final String UUID_TEXT = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final TransactionOperations transactions;

  public Traces(JdbcClient jdbc, Outbox outbox, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  /**
   * Asks all quanta.
   *
   * @param about a message ID, or the subject of messages
   * @return the number of the trace
   */
  public long ask(String about, String actor) {
    UUID id = UUID.randomUUID();
    Optional<UUID> message =
        about.matches(UUID_TEXT) ? Optional.of(UUID.fromString(about)) : Optional.empty();
    String wanted = message.map(UUID::toString).orElse(about);
    Long number =
        transactions.execute(
            status -> {
              long asked =
                  jdbc.sql(
                          """
                          insert into ops.trace (id, about, asked_by) values (?, ?, ?)
                          returning number
                          """)
                      .param(id)
                      .param(wanted)
                      .param(actor)
                      .query(Long.class)
                      .single();
              ask(id, message.map(List::of).orElseGet(List::of), wanted, actor);
              return asked;
            });
    return Objects.requireNonNull(number);
  }

  private void ask(UUID trace, List<UUID> messages, @Nullable String about, String actor) {
    jdbc.sql(
            """
            insert into ops.trace_message (trace, message_id)
            select ?, id from unnest(cast(? as text[])::uuid[]) as m (id)
            on conflict do nothing
            """)
        .param(trace)
        .param(messages.stream().map(UUID::toString).toArray(String[]::new))
        .update();
    for (String quantum : Queues.quanta()) {
      jdbc.sql(
              """
              insert into ops.trace_answer as known (trace, quantum, asked) values (?, ?, 1)
              on conflict (trace, quantum) do update set asked = known.asked + 1
              """)
          .param(trace)
          .param(quantum)
          .update();
      outbox.send(
          List.of(new TraceAsked(trace, messages, about, actor)),
          Queues.commands(quantum).orElseThrow());
    }
  }

  /** Stores the answers of quanta, in the current transaction and in this order. */
  public void keep(List<? extends DeliveryReport> reports) {
    for (DeliveryReport report : reports) {
      if (report instanceof TraceReported told && isAnswer(told)) {
        told.hops().forEach(hop -> keep(told, hop));
        askOthers(told);
      }
    }
  }

  private boolean isAnswer(TraceReported told) {
    return jdbc.sql(
                """
                update ops.trace_answer
                set answered = answered + 1, more = more or ?, kept_since = ?
                where trace = ? and quantum = ? and answered < asked
                """)
            .param(told.more())
            .param(utc(told.keptSince()))
            .param(told.traceId())
            .param(told.quantum())
            .update()
        > 0;
  }

  private void keep(TraceReported told, TraceHop hop) {
    jdbc.sql(
            """
            insert into ops.trace_hop
                (trace, quantum, message_id, step, queue, type, about, at, attempts)
            select :trace, :quantum, :message, :step, :queue, :type, :about, :at, :attempts
            where (select count(*) from ops.trace_hop where trace = :trace) < :most
            on conflict do nothing
            """)
        .param("trace", told.traceId())
        .param("quantum", told.quantum())
        .param("message", hop.messageId())
        .param("step", hop.step().name())
        .param("queue", hop.queue() == null ? "" : hop.queue())
        .param("type", hop.type())
        .param("about", hop.about())
        .param("at", utc(hop.at()))
        .param("attempts", hop.attempts())
        .param("most", MOST_HOPS)
        .update();
  }

  private void askOthers(TraceReported told) {
    List<UUID> unasked =
        jdbc.sql(
                """
                select distinct h.message_id from ops.trace_hop h
                where h.trace = :trace and not exists (
                    select from ops.trace_message m
                    where m.trace = h.trace and m.message_id = h.message_id)
                order by h.message_id desc
                limit greatest(0, :most - (select count(*) from ops.trace_message where trace = :trace))
                """)
            .param("trace", told.traceId())
            .param("most", MOST_MESSAGES)
            .query(UUID.class)
            .list();
    if (!unasked.isEmpty()) {
      String actor =
          jdbc.sql("select asked_by from ops.trace where id = ?")
              .param(told.traceId())
              .query(String.class)
              .single();
      ask(told.traceId(), unasked, null, actor);
    }
  }

  /** The latest traces, newest first, without their hops. */
  public List<MessageTrace> latest(int atMost) {
    return jdbc.sql(
            """
            select * from ops.trace where expires_at > clock_timestamp()
            order by number desc limit ?
            """)
        .param(atMost)
        .query((row, number) -> trace(row, List.of(), List.of()))
        .list();
  }

  /**
   * One trace with everything that is known by now.
   *
   * @throws NoSuchTrace if there is none with that number, or if it has expired
   */
  public MessageTrace get(long number) {
    return jdbc.sql("select * from ops.trace where number = ? and expires_at > clock_timestamp()")
        .param(number)
        .query(
            (row, index) -> {
              UUID id = row.getObject("id", UUID.class);
              return trace(row, answers(id), hops(id));
            })
        .optional()
        .orElseThrow(() -> new NoSuchTrace(number));
  }

  private List<MessageTrace.Answer> answers(UUID trace) {
    return jdbc.sql("select * from ops.trace_answer where trace = ? order by quantum")
        .param(trace)
        .query(
            (row, number) ->
                new MessageTrace.Answer(
                    row.getString("quantum"),
                    row.getInt("answered") >= row.getInt("asked"),
                    row.getBoolean("more"),
                    instant(row, "kept_since")))
        .list();
  }

  /** What quanta have told, and the dead letters and replays that operations has itself. */
  private List<MessageTrace.Hop> hops(UUID trace) {
    return jdbc.sql(
            """
            with dead as (
                select * from ops.dead_letter where id in (
                    select id from ops.dead_letter
                    where message_id in (select message_id from ops.trace_message
                                         where trace = :trace)
                    union all
                    select id from ops.dead_letter
                    where subject = (select about from ops.trace where id = :trace))
            )
            select * from (
                select message_id, quantum, step, nullif(queue, '') as queue, type, about, at,
                       attempts, cast(null as bigint) as dead_letter, cast(null as text) as state
                from ops.trace_hop where trace = :trace
                union all
                select l.message_id, l.quantum, 'DEAD_LETTER', l.queue, l.type, l.subject,
                       l.last_failed_at, l.attempts, l.id, l.state
                from dead l
                union all
                select l.message_id, 'operations', 'REPLAYED', l.queue, l.type, l.subject,
                       l.replay_sent_at, l.replay_sends, l.id, l.state
                from dead l
                where l.replay_sent_at is not null
            ) known
            order by message_id desc, at, step limit :most
            """)
        .param("trace", trace)
        .param("most", MOST_HOPS)
        .query(Traces::hop)
        .list();
  }

  private static MessageTrace.Hop hop(ResultSet row, int number) throws SQLException {
    String state = row.getString("state");
    String queue = row.getString("queue");
    return new MessageTrace.Hop(
        row.getObject("message_id", UUID.class),
        row.getString("quantum"),
        row.getString("step"),
        queue,
        row.getString("type"),
        queue != null && Queues.CONFIDENTIAL.contains(queue) ? null : row.getString("about"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"),
        row.getObject("dead_letter", Long.class),
        state == null ? null : DeadLetterState.valueOf(state));
  }

  private static MessageTrace trace(
      ResultSet row, List<MessageTrace.Answer> answers, List<MessageTrace.Hop> hops)
      throws SQLException {
    return new MessageTrace(
        row.getLong("number"),
        row.getString("about"),
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        answers,
        hops);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
