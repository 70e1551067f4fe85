package com.sysopsquad.flows.monitor.resend;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.command.ResendAsked;
import com.sysopsquad.flows.message.report.DeliveryReport;
import com.sysopsquad.flows.message.report.ResendReported;
import com.sysopsquad.flows.message.report.ResendState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What people request quanta to send again after a restore. The quantum sends it and reports its
 * progress, one resend at a time.
 */
public final class Resends {

  private static final String NOT_ANSWERED = "ASKED";

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final TransactionOperations transactions;
  private final Clock clock;

  public Resends(JdbcClient jdbc, Outbox outbox, TransactionOperations transactions, Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Requests a quantum to send messages again, or to count them.
   *
   * @throws ResendRefused if it cannot be done
   */
  public Resend ask(ResendRequest request, String actor, String reason) {
    List<String> queues = queues(request);
    if (request.since().isAfter(clock.instant())) {
      throw new ResendRefused("This time is in the future. Enter a time in the past.");
    }
    UUID id = UUID.randomUUID();
    Long number =
        transactions.execute(
            status -> {
              outbox.send(
                  List.of(
                      new ResendAsked(
                          id, request.since(), queues, request.counting(), actor, reason)),
                  Queues.commands(request.quantum()).orElseThrow());
              return insert(id, request, queues, actor, reason);
            });
    return get(number);
  }

  private long insert(
      UUID id, ResendRequest request, List<String> queues, String actor, String reason) {
    return jdbc.sql(
            """
            insert into ops.resend (id, quantum, since, queues, counting, asked_by, reason)
            values (?, ?, ?, ?, ?, ?, ?)
            returning number
            """)
        .param(id)
        .param(request.quantum())
        .param(request.since().atOffset(ZoneOffset.UTC))
        .param(queues.toArray(String[]::new))
        .param(request.counting())
        .param(actor)
        .param(reason)
        .query(Long.class)
        .single();
  }

  /** The selected queues, of those whose messages the quantum keeps. */
  private static List<String> queues(ResendRequest request) {
    if (!Queues.quanta().contains(request.quantum())) {
      throw new ResendRefused(
          "There is no quantum \"%s\". Use one of %s."
              .formatted(request.quantum(), String.join(", ", Queues.quanta())));
    }
    if (request.queue() != null && request.to() != null) {
      throw new ResendRefused("Enter either a queue or a receiver, not both.");
    }
    List<String> queues =
        Queues.LIST.stream()
            .filter(queue -> queue.senders().contains(request.quantum()))
            .filter(wanted(request))
            .map(Queue::name)
            .filter(Predicate.not(Queues.UNKEPT::contains))
            .toList();
    if (queues.isEmpty()) {
      throw new ResendRefused(
          "%s does not keep the messages that it sends to %s. Cards and emails are never kept."
              .formatted(
                  request.quantum(), request.queue() == null ? request.to() : request.queue()));
    }
    return queues;
  }

  private static Predicate<Queue> wanted(ResendRequest request) {
    if (request.queue() != null) {
      return queue -> queue.name().equals(request.queue());
    }
    return request.to() == null ? queue -> true : queue -> queue.receivers().contains(request.to());
  }

  /** Stores the reports of quanta, in the current transaction and in this order. */
  public void keep(List<? extends DeliveryReport> reports) {
    for (DeliveryReport report : reports) {
      if (report instanceof ResendReported told) {
        jdbc.sql(
                """
                update ops.resend
                set state = :state, total = :total, sent = :sent, kept_since = :keptSince,
                    refusal = :refusal, told_at = clock_timestamp()
                where id = :id and quantum = :quantum and state in ('ASKED', 'RUNNING')
                """)
            .param("state", told.state().name())
            .param("total", told.total())
            .param("sent", told.sent())
            .param("keptSince", utc(told.keptSince()))
            .param("refusal", told.refusal())
            .param("id", told.resendId())
            .param("quantum", told.quantum())
            .update();
      }
    }
  }

  /** The latest resends, newest first. */
  public List<Resend> latest(int atMost) {
    return jdbc.sql("select * from ops.resend order by number desc limit ?")
        .param(atMost)
        .query(Resends::resend)
        .list();
  }

  /**
   * One resend.
   *
   * @throws NoSuchResend if there is none with that number
   */
  public Resend get(long number) {
    return jdbc.sql("select * from ops.resend where number = ?")
        .param(number)
        .query(Resends::resend)
        .optional()
        .orElseThrow(() -> new NoSuchResend(number));
  }

  private static Resend resend(ResultSet row, int number) throws SQLException {
    String state = row.getString("state");
    return new Resend(
        row.getLong("number"),
        row.getString("quantum"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        List.of((String[]) row.getArray("queues").getArray()),
        row.getBoolean("counting"),
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getString("reason"),
        state.equals(NOT_ANSWERED) ? null : ResendState.valueOf(state),
        row.getObject("total", Long.class),
        row.getLong("sent"),
        instantOrNull(row),
        row.getString("refusal"));
  }

  private static @Nullable Instant instantOrNull(ResultSet row) throws SQLException {
    OffsetDateTime time = row.getObject("kept_since", OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
