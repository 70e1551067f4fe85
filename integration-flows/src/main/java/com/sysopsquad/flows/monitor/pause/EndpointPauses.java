package com.sysopsquad.flows.monitor.pause;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.command.EndpointPaused;
import com.sysopsquad.flows.message.command.EndpointResumed;
import com.sysopsquad.flows.message.report.DeliveryReport;
import com.sysopsquad.flows.message.report.PauseReported;
import com.sysopsquad.flows.message.report.PauseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Pauses of channels. Operations sends the command and the quantum that receives from the queue
 * answers; the end of a pause is decided by the clocks of the databases.
 */
public final class EndpointPauses {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final String NOT_ANSWERED = "ASKED";

  private static final String SELECT =
      """
      select *, until <= clock_timestamp() or state in ('RESUMED', 'REFUSED') as over
      from ops.pause
      """;

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final TransactionOperations transactions;

  public EndpointPauses(JdbcClient jdbc, Outbox outbox, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  /**
   * Asks the receiver of a queue to receive nothing for a time.
   *
   * @throws NoSuchChannel if there is no such queue
   * @throws PauseRefused if it cannot be paused, or is paused already
   */
  public EndpointPause pause(String queue, Duration time, String actor, String reason) {
    String quantum = receiver(queue);
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new PauseRefused("A pause lasts between 1 minute and 1 day.");
    }
    return inTransaction(
        queue,
        () -> {
          current(queue)
              .ifPresent(
                  open -> {
                    throw new PauseRefused(
                        "%s is already paused by %s. Resume it first."
                            .formatted(queue, open.askedBy()));
                  });
          UUID id = UUID.randomUUID();
          Instant until =
              jdbc.sql(
                      """
                      insert into ops.pause (id, queue, quantum, until, asked_by, reason)
                      values (?, ?, ?, clock_timestamp() + make_interval(secs => ?), ?, ?)
                      returning until
                      """)
                  .param(id)
                  .param(queue)
                  .param(quantum)
                  .param(time.toSeconds())
                  .param(actor)
                  .param(reason)
                  .query(OffsetDateTime.class)
                  .single()
                  .toInstant();
          outbox.send(
              List.of(new EndpointPaused(id, queue, until, actor, reason)),
              Queues.commands(quantum).orElseThrow());
          return current(queue).orElseThrow();
        });
  }

  /**
   * Asks the receiver to receive again.
   *
   * @throws NoSuchChannel if there is no such queue
   * @throws PauseRefused if it is not paused
   */
  public EndpointPause resume(String queue, String actor) {
    String quantum = receiver(queue);
    return inTransaction(
        queue,
        () -> {
          EndpointPause open =
              current(queue)
                  .orElseThrow(() -> new PauseRefused("%s is not paused.".formatted(queue)));
          UUID id =
              jdbc.sql(
                      """
                      update ops.pause
                      set resume_asked_by = ?, resume_asked_at = clock_timestamp()
                      where number = ? returning id
                      """)
                  .param(actor)
                  .param(open.number())
                  .query(UUID.class)
                  .single();
          outbox.send(
              List.of(new EndpointResumed(id, queue, actor)),
              Queues.commands(quantum).orElseThrow());
          return current(queue).orElseThrow();
        });
  }

  /** Stores the answers of quanta, in the current transaction and in this order. */
  public void keep(List<? extends DeliveryReport> reports) {
    for (DeliveryReport report : reports) {
      if (report instanceof PauseReported told) {
        jdbc.sql(
                """
                update ops.pause set state = ?, refusal = ?, told_at = clock_timestamp()
                where id = ? and quantum = ? and state in ('ASKED', 'PAUSED')
                """)
            .param(told.state().name())
            .param(told.refusal())
            .param(told.pauseId())
            .param(told.quantum())
            .update();
      }
    }
  }

  /** The pauses that last or may last, by queue. */
  public List<EndpointPause> current() {
    return jdbc.sql(
            SELECT
                + " where until > clock_timestamp() and state not in ('RESUMED', 'REFUSED')"
                + " order by queue")
        .query(EndpointPauses::pause)
        .list();
  }

  /** The queues that have no consumer because a person wants it; their receivers have said so. */
  public Set<String> paused() {
    return current().stream()
        .filter(pause -> pause.state() == PauseState.PAUSED)
        .map(EndpointPause::queue)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The latest pauses of a queue, newest first. */
  public List<EndpointPause> latest(String queue, int atMost) {
    return jdbc.sql(SELECT + " where queue = ? order by number desc limit ?")
        .param(queue)
        .param(atMost)
        .query(EndpointPauses::pause)
        .list();
  }

  private Optional<EndpointPause> current(String queue) {
    return current().stream().filter(pause -> pause.queue().equals(queue)).findFirst();
  }

  /** One decision on a queue at a time. */
  private EndpointPause inTransaction(String queue, Supplier<EndpointPause> decision) {
    EndpointPause decided =
        transactions.execute(
            status -> {
              jdbc.sql("select pg_advisory_xact_lock(hashtext('ops.pause ' || ?))::text")
                  .param(queue)
                  .query(String.class)
                  .single();
              return decision.get();
            });
    return Objects.requireNonNull(decided);
  }

  private static String receiver(String queue) {
    if (Queues.LIST.stream().noneMatch(known -> known.name().equals(queue))) {
      throw new NoSuchChannel(queue);
    }
    return Queues.quanta().stream()
        .filter(quantum -> Queues.pausable(quantum).contains(queue))
        .findFirst()
        .orElseThrow(
            () ->
                new PauseRefused(
                    "%s cannot be paused: only conversations between quanta can."
                        .formatted(queue)));
  }

  private static EndpointPause pause(ResultSet row, int number) throws SQLException {
    String state = row.getString("state");
    return new EndpointPause(
        row.getLong("number"),
        row.getString("queue"),
        row.getString("quantum"),
        row.getObject("until", OffsetDateTime.class).toInstant(),
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getString("reason"),
        state.equals(NOT_ANSWERED) ? null : PauseState.valueOf(state),
        row.getString("refusal"),
        row.getString("resume_asked_by"),
        row.getBoolean("over"));
  }
}
