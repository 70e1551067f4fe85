package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.outbox.ReplayOutbox;
import com.sysopsquad.flows.delivery.outbox.ResentMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts what is to be replayed into the outbox, so many a second in all processes together. A dead
 * dead letter leaves the queue of replays in the transaction that promises to send it. What the
 * broker has had for long without an outcome may be lost with its data and is sent again: each time
 * twice as long after the last, since the receiver may only be down. It applies a dead letter once,
 * however many come.
 */
final class SendingReplays implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SendingReplays.class);
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final Duration RHYTHM = Duration.ofMillis(250);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ReplayOutbox outbox;
  private final int perSecond;
  private final Duration patience;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.shared();
  private @Nullable ScheduledExecutorService executor;

  SendingReplays(
      JdbcClient jdbc,
      TransactionOperations transactions,
      ReplayOutbox outbox,
      int perSecond,
      Duration patience,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.outbox = outbox;
    this.perSecond = perSecond;
    this.patience = patience;
    this.clock = clock;
  }

  /** Sends as many as may be sent now. */
  void sendNext() {
    transactions.executeWithoutResult(
        status -> {
          if (!onlyOne()) {
            return;
          }
          Instant now = clock.instant();
          int allowed = perSecond - sentSince(now.minus(SECOND));
          List<Due> due = allowed < 1 ? List.of() : due(allowed, now);
          if (!due.isEmpty()) {
            outbox.send(due.stream().map(Due::message).toList());
            due.forEach(deadLetter -> sent(deadLetter.id(), now));
          }
        });
  }

  private boolean onlyOne() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('ops.replay'))")
        .query(Boolean.class)
        .single();
  }

  private int sentSince(Instant since) {
    return jdbc.sql("select count(*) from ops.dead_letter where replay_sent_at > ?")
        .param(since.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  private List<Due> due(int atMost, Instant now) {
    List<Due> asked =
        jdbc.sql(
                """
                select l.*, original.message_id as replaced
                from ops.dead_letter l left join ops.dead_letter original on original.id = l.replaces
                where l.state = 'REPLAYING' and l.replay_sent_at is null
                order by l.replay, l.id
                limit ?
                for update of l skip locked
                """)
            .param(atMost)
            .query(this::deadLetter)
            .list();
    return asked.isEmpty() && outbox.isEmpty() ? unanswered(atMost, now) : asked;
  }

  private List<Due> unanswered(int atMost, Instant now) {
    return jdbc.sql(
            """
            select l.*, original.message_id as replaced
            from ops.dead_letter l left join ops.dead_letter original on original.id = l.replaces
            where l.state = 'REPLAYING'
              and l.replay_sent_at + make_interval(secs => :patience)
                      * power(2, least(l.replay_sends, 10) - 1) <= :now
            order by l.replay_sent_at, l.id
            limit :most
            for update of l skip locked
            """)
        .param("patience", patience.toMillis() / 1000.0)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", atMost)
        .query(this::deadLetter)
        .list();
  }

  private void sent(long id, Instant now) {
    jdbc.sql(
            """
            update ops.dead_letter
            set replay_sent_at = ?, replay_sends = replay_sends + 1, revision = revision + 1
            where id = ?
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .param(id)
        .update();
  }

  private Due deadLetter(ResultSet row, int number) throws SQLException {
    return new Due(
        row.getLong("id"),
        new ResentMessage(
            row.getObject("message_id", UUID.class),
            row.getString("queue"),
            row.getString("type"),
            row.getInt("version"),
            row.getString("subject"),
            row.getObject("sent_at", OffsetDateTime.class).toInstant(),
            json.readValue(row.getString("headers"), HEADERS),
            row.getString("body"),
            row.getLong("replay"),
            row.getObject("replaced", UUID.class)));
  }

  private void tryToSend() {
    try {
      sendNext();
    } catch (RuntimeException failed) {
      log.warn("Replays are sent later: {}", failed.getMessage());
    }
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("replays").daemon().factory());
    var _ =
        started.scheduleWithFixedDelay(
            this::tryToSend, 0, RHYTHM.toMillis(), TimeUnit.MILLISECONDS);
    executor = started;
  }

  @Override
  public synchronized void stop() {
    if (executor != null) {
      executor.shutdown();
      executor = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }

  /** A dead letter to send. */
  private record Due(long id, ResentMessage message) {}
}
