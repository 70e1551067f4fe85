package com.sysopsquad.flows.monitor.decision;

import com.sysopsquad.flows.delivery.outbox.ResentMessage;
import com.sysopsquad.flows.delivery.outbox.SendableMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.deadletter.NoSuchDeadLetter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * People's decisions on dead letters: replay, edit, discard. Each decision is one transaction, and
 * is refused if the dead letter has changed since the person saw it.
 */
public final class DeadLetterDecisions {

  private static final String MAY_BE_SENT =
      """
       and state = 'DEAD' and queue = any (cast(:replayable as text[])) and cause_class <> '%s'
      """
          .formatted(DeadLettered.UNVERIFIED);

  private static final String AS_IT_IS =
      MAY_BE_SENT + " and (withheld or (complete and body is not null))";

  /** One look at the messages of each replay that may be held, however many messages it has. */
  private static final String HELD =
      """
      select r.id, r.asked_for, r.paused_at is not null as paused
      from ops.replay r
      where r.cancelled_at is null
        and (r.paused_at is not null or (r.trial is not null and r.rest_at is null))
        and (exists (select from ops.dead_letter l
                     where l.replay = r.id and l.state = 'REPLAYING' and l.replay_sent_at is null
                       and l.id > case when r.paused_at is null then r.trial_through else 0 end
                     offset 0)
             or (r.paused_at is not null
                 and exists (select from ops.dead_letter l
                             where l.replay = r.id and l.state = 'REPLAYING'
                             offset 0)))
      order by r.id
      limit :most
      """;

  private static final String EDITED = MAY_BE_SENT + " and body is not null";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final DeadLetters deadLetters;
  private final TimeOrderedIds ids;
  private final ContractCheck contracts;
  private final JsonMapper json = JsonMapper.shared();

  public DeadLetterDecisions(
      JdbcClient jdbc,
      TransactionOperations transactions,
      DeadLetters deadLetters,
      TimeOrderedIds ids,
      ContractJson json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.deadLetters = deadLetters;
    this.ids = ids;
    this.contracts = new ContractCheck(json);
  }

  /**
   * Sends a dead letter again to the queue where it failed, with its id. Returns the number of the
   * replay.
   */
  public long replay(long id, Decision decision) {
    return transactions.execute(
        status -> {
          long replay = ask("dead letter " + id, 1, decision);
          boolean taken =
              jdbc.sql(
                          """
                          update ops.dead_letter
                          set state = 'REPLAYING', replay = :replay, replay_sent_at = null,
                              replay_sends = 0, refusal = null, revision = revision + 1
                          where id = :id
                            and revision = coalesce(cast(:revision as bigint), revision)
                          """
                              + AS_IT_IS)
                      .param("replay", replay)
                      .param("id", id)
                      .param("revision", decision.revision())
                      .param("replayable", Queues.REPLAYABLE.toArray(String[]::new))
                      .update()
                  == 1;
          if (!taken) {
            throw refusal(id, decision, true);
          }
          requireSendable(deadLetters.get(id), replay);
          return replay;
        });
  }

  /**
   * Sends all dead letters of a kind or queue again that can be sent. Returns the number of the
   * replay.
   *
   * @param filter its state is ignored
   */
  public long replayAll(DeadLetterFilter filter, Decision decision) {
    return replayAll(filter, null, decision);
  }

  /**
   * The same with a trial: the oldest dead letters are sent, and the rest when someone asks for it.
   *
   * @param trial how many are sent first; if there are no more, or it is null, all are
   */
  public long replayAll(DeadLetterFilter filter, @Nullable Integer trial, Decision decision) {
    return transactions.execute(
        status -> {
          // Two of them would each wait for dead letters that the other one has.
          jdbc.sql("select pg_advisory_xact_lock(hashtext('ops.replay.of_many'))::text")
              .query(String.class)
              .single();
          long replay = ask(words(filter), 0, decision);
          int taken =
              jdbc.sql(
                      """
                      update ops.dead_letter
                      set state = 'REPLAYING', replay = :replay, replay_sent_at = null,
                          replay_sends = 0, refusal = null, revision = revision + 1
                      where queue = coalesce(cast(:queue as text), queue)
                        and fingerprint = coalesce(cast(:fingerprint as text), fingerprint)
                      """
                          + AS_IT_IS)
                  .param("replay", replay)
                  .param("queue", filter.queue())
                  .param("fingerprint", filter.fingerprint())
                  .param("replayable", Queues.REPLAYABLE.toArray(String[]::new))
                  .update();
          if (taken == 0) {
            throw new DeadLetterRefused(
                "There is no dead letter of %s that can be replayed.".formatted(words(filter)));
          }
          jdbc.sql("update ops.replay set dead_letters = ? where id = ?")
              .param(taken)
              .param(replay)
              .update();
          if (trial != null && trial < taken) {
            tryFirst(replay, trial);
          }
          return replay;
        });
  }

  private void tryFirst(long replay, int trial) {
    jdbc.sql(
            """
            update ops.replay
            set trial = :trial,
                trial_through = (select id from ops.dead_letter where replay = :replay
                                 order by id offset :trial - 1 limit 1)
            where id = :replay
            """)
        .param("trial", trial)
        .param("replay", replay)
        .update();
  }

  /** Sends the rest of a replay after its trial. */
  public void replayRest(long replay, String actor) {
    transactions.executeWithoutResult(
        status -> {
          boolean asked =
              jdbc.sql(
                          """
                          update ops.replay
                          set rest_at = clock_timestamp(), rest_by = :actor
                          where id = :replay and trial is not null and rest_at is null
                            and cancelled_at is null
                            and exists (select from ops.dead_letter l
                                        where l.replay = :replay and l.id > trial_through
                                          and l.state = 'REPLAYING' and l.replay_sent_at is null)
                          """)
                      .param("actor", actor)
                      .param("replay", replay)
                      .update()
                  == 1;
          if (!asked) {
            Replay found = find(replay);
            throw new DeadLetterRefused(
                found.trial() != null && found.trial().restAt() != null
                    ? "%s has already asked for the rest of replay %d."
                        .formatted(found.trial().restBy(), replay)
                    : "Replay %d holds nothing back.".formatted(replay));
          }
        });
  }

  /** Pauses a replay: as soon as this returns, nothing of it is sent until it is resumed. */
  public void pause(long replay, String actor) {
    transactions.executeWithoutResult(
        status -> {
          // The sender holds this lock while it sends.
          jdbc.sql("select pg_advisory_xact_lock(hashtext('ops.replay'))::text")
              .query(String.class)
              .single();
          boolean paused =
              jdbc.sql(
                          """
                          update ops.replay
                          set paused_at = clock_timestamp(), paused_by = :actor
                          where id = :replay and paused_at is null and cancelled_at is null
                            and exists (select from ops.dead_letter l
                                        where l.replay = :replay and l.state = 'REPLAYING'
                                          and l.replay_sent_at is null)
                          """)
                      .param("actor", actor)
                      .param("replay", replay)
                      .update()
                  == 1;
          if (!paused) {
            throw new DeadLetterRefused(
                find(replay).pausedAt() == null
                    ? "Replay %d has nothing left to send.".formatted(replay)
                    : "Replay %d is already paused.".formatted(replay));
          }
        });
  }

  /** Ends the pause of a replay. */
  public void resume(long replay) {
    transactions.executeWithoutResult(
        status -> {
          boolean resumed =
              jdbc.sql(
                          """
                          update ops.replay set paused_at = null, paused_by = null
                          where id = ? and paused_at is not null
                          """)
                      .param(replay)
                      .update()
                  == 1;
          if (!resumed) {
            throw new DeadLetterRefused("Replay %d is not paused.".formatted(find(replay).id()));
          }
        });
  }

  /**
   * Sends an edited copy, with a new id that is linked to the old one, and closes the original. The
   * copy must match the contract of its type. Returns the number of the copy's dead letter.
   */
  public long edit(long id, EditedMessage edited, Decision decision) {
    return transactions.execute(
        status -> {
          long replay = ask("edited copy of dead letter " + id, 1, decision);
          if (!close(id, DeadLetterState.REPLACED, decision, EDITED)) {
            throw refusal(id, decision, false);
          }
          return insert(new MessageEdit(deadLetters.get(id), edited, contracts), replay);
        });
  }

  private long insert(MessageEdit copy, long replay) {
    return jdbc.sql(
            """
            insert into ops.dead_letter
                (message_id, quantum, queue, type, version, subject, sent_at, cause_class,
                 cause_text, stack, fingerprint, attempts, first_failed_at, last_failed_at,
                 headers, body, complete, state, replaces, replay)
            select :copy, quantum, queue, :type, :version, :subject, clock_timestamp(),
                   cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                   last_failed_at, cast(:headers as jsonb), :body, true, 'REPLAYING', id, :replay
            from ops.dead_letter where id = :id
            returning id
            """)
        .param("copy", ids.next())
        .param("type", copy.type())
        .param("version", copy.version())
        .param("subject", copy.subject())
        .param("headers", json.writeValueAsString(copy.headers()))
        .param("body", copy.body())
        .param("replay", replay)
        .param("id", copy.original())
        .query(Long.class)
        .single();
  }

  /** Closes a dead letter that is not needed. */
  public void discard(long id, Decision decision) {
    if (decision.reason() == null || decision.reason().isBlank()) {
      throw new DeadLetterRefused("Enter a reason for discarding dead letter %d.".formatted(id));
    }
    transactions.executeWithoutResult(
        status -> {
          if (!close(id, DeadLetterState.DISCARDED, decision, " and state = 'DEAD'")) {
            throw refusal(id, decision, false);
          }
        });
  }

  /** Cancels what was not sent yet: those dead letters are dead as before. Returns how many. */
  public int cancel(long replay, String actor) {
    return transactions.execute(
        status -> {
          find(replay);
          jdbc.sql(
                  """
                  update ops.replay
                  set cancelled_at = clock_timestamp(), cancelled_by = ?,
                      paused_at = null, paused_by = null
                  where id = ? and cancelled_at is null
                  """)
              .param(actor)
              .param(replay)
              .update();
          return jdbc.sql(
                  """
                  update ops.dead_letter set state = 'DEAD', revision = revision + 1
                  where replay = ? and state = 'REPLAYING' and replay_sent_at is null
                  """)
              .param(replay)
              .update();
        });
  }

  /** The oldest replays with messages that wait for a decision: at most {@code most}. */
  public List<HeldReplay> held(int most) {
    return jdbc.sql(HELD)
        .param("most", most)
        .query(
            (row, number) ->
                new HeldReplay(
                    row.getLong("id"), row.getString("asked_for"), row.getBoolean("paused")))
        .list();
  }

  /** A replay and its progress. */
  public Replay find(long replay) {
    return jdbc.sql(
            """
            select r.*,
                   count(*) filter (where unsent) as unsent,
                   count(*) filter (where underway) as underway,
                   count(*) filter (where applied) as applied,
                   count(*) filter (where failed) as failed,
                   count(*) filter (where refused) as refused,
                   count(*) filter (where recent) as recent,
                   count(*) filter (where unsent and first) as trial_unsent,
                   count(*) filter (where underway and first) as trial_underway,
                   count(*) filter (where applied and first) as trial_applied,
                   count(*) filter (where failed and first) as trial_failed,
                   count(*) filter (where refused and first) as trial_refused
            from ops.replay r
            left join lateral (
                select state = 'REPLAYING' and replay_sent_at is null as unsent,
                       state = 'REPLAYING' and replay_sent_at is not null as underway,
                       state = 'APPLIED' as applied,
                       state in ('DEAD', 'WAITING') and replay_sent_at is not null
                           and refusal is null as failed,
                       state = 'DEAD' and refusal is not null as refused,
                       replay_sent_at > clock_timestamp() - interval '1 minute' as recent,
                       id <= r.trial_through as first
                from ops.dead_letter where replay = r.id) l on true
            where r.id = ?
            group by r.id
            """)
        .param(replay)
        .query(DeadLetterDecisions::replay)
        .optional()
        .orElseThrow(() -> new NoSuchDeadLetter("There is no replay %d.".formatted(replay)));
  }

  private long ask(String words, int count, Decision decision) {
    return jdbc.sql(
            """
            insert into ops.replay (asked_by, asked_for, reason, dead_letters)
            values (?, ?, ?, ?) returning id
            """)
        .param(decision.actor())
        .param(words)
        .param(decision.reason())
        .param(count)
        .query(Long.class)
        .single();
  }

  private boolean close(long id, DeadLetterState state, Decision decision, String condition) {
    return jdbc.sql(
                """
                update ops.dead_letter
                set state = :state, closed_at = clock_timestamp(), closed_by = :actor, reason = :reason,
                    revision = revision + 1
                where id = :id and revision = coalesce(cast(:revision as bigint), revision)
                """
                    + condition)
            .param("state", state.name())
            .param("actor", decision.actor())
            .param("reason", decision.reason())
            .param("id", id)
            .param("revision", decision.revision())
            .param("replayable", Queues.REPLAYABLE.toArray(String[]::new))
            .update()
        == 1;
  }

  private RuntimeException refusal(long id, Decision decision, boolean asItIs) {
    return new DeadLetterRefused(why(deadLetters.get(id), decision, asItIs));
  }

  private static String why(DeadLetter deadLetter, Decision decision, boolean asItIs) {
    return switch (deadLetter.state()) {
      case REPLAYING ->
          "Dead letter %d is already being replayed (replay %d)."
              .formatted(deadLetter.id(), deadLetter.replay());
      case WAITING ->
          "Dead letter %d will be retried at %s. Until then, you can retry it now or give up on it."
              .formatted(deadLetter.id(), deadLetter.nextAttemptAt());
      case APPLIED -> "Dead letter %d was applied in the meantime.".formatted(deadLetter.id());
      case DISCARDED, REPLACED ->
          "Dead letter %d was closed by %s.".formatted(deadLetter.id(), deadLetter.closedBy());
      case DEAD -> whyNotDead(deadLetter, decision, asItIs);
    };
  }

  private static String whyNotDead(DeadLetter deadLetter, Decision decision, boolean asItIs) {
    if (decision.revision() != null && decision.revision() != deadLetter.revision()) {
      return "Dead letter %d has changed since you opened it. Check it again."
          .formatted(deadLetter.id());
    }
    if (deadLetter.unverified()) {
      return "Dead letter %d cannot be sent. %s".formatted(deadLetter.id(), deadLetter.causeText());
    }
    if (deadLetter.withheld() && deadLetter.body() == null && !asItIs) {
      return "The body of dead letter %d is confidential and stays with the quantum %s. It can be replayed, but not edited."
          .formatted(deadLetter.id(), deadLetter.quantum());
    }
    if (deadLetter.body() == null && !deadLetter.withheld()) {
      return "The body of dead letter %d was destroyed because it is confidential. It cannot be replayed."
          .formatted(deadLetter.id());
    }
    if (!Queues.REPLAYABLE.contains(deadLetter.queue())) {
      return "Operations cannot send to %s, the queue of dead letter %d."
          .formatted(deadLetter.queue(), deadLetter.id());
    }
    return asItIs
        ? "Part of the body of dead letter %d was masked or cut. Edit it before you send it."
            .formatted(deadLetter.id())
        : "Dead letter %d was changed by someone else. Check it again.".formatted(deadLetter.id());
  }

  /** If a problem is found here, it does not have to be refused later. */
  private static void requireSendable(DeadLetter deadLetter, long replay) {
    String body = deadLetter.body();
    String defect =
        SendableMessage.defect(
            new ResentMessage(
                deadLetter.messageId(),
                deadLetter.queue(),
                deadLetter.type(),
                deadLetter.version(),
                deadLetter.subject(),
                deadLetter.sentAt(),
                deadLetter.headers(),
                body == null ? ReceivedMessage.WITHHELD_BODY : body,
                replay,
                null));
    if (defect != null) {
      throw new DeadLetterRefused(
          "Dead letter %d cannot be sent as it is: %s".formatted(deadLetter.id(), defect));
    }
  }

  /** What somebody typed to choose dead letters, as it may be stored. */
  static String words(DeadLetterFilter filter) {
    if (filter.fingerprint() == null) {
      return filter.queue() == null ? "any kind" : "queue " + CardNumbers.mask(filter.queue());
    }
    return "fingerprint "
        + CardNumbers.mask(filter.fingerprint())
        + (filter.queue() == null ? "" : " on queue " + CardNumbers.mask(filter.queue()));
  }

  private static Replay replay(ResultSet row, int number) throws SQLException {
    return new Replay(
        row.getLong("id"),
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getString("asked_for"),
        row.getString("reason"),
        row.getLong("dead_letters"),
        row.getLong("unsent"),
        row.getLong("underway"),
        row.getLong("applied"),
        row.getLong("failed"),
        row.getLong("refused"),
        row.getLong("recent"),
        instant(row, "cancelled_at"),
        instant(row, "paused_at"),
        row.getString("paused_by"),
        row.getObject("trial", Integer.class) == null ? null : trial(row));
  }

  private static Replay.Trial trial(ResultSet row) throws SQLException {
    long unsent = row.getLong("trial_unsent");
    return new Replay.Trial(
        row.getLong("trial"),
        unsent,
        row.getLong("trial_underway"),
        row.getLong("trial_applied"),
        row.getLong("trial_failed"),
        row.getLong("trial_refused"),
        row.getLong("unsent") - unsent,
        instant(row, "rest_at"),
        row.getString("rest_by"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
