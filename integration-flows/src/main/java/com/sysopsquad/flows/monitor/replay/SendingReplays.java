package com.sysopsquad.flows.monitor.replay;

import com.sysopsquad.flows.database.DatabaseOutage;
import com.sysopsquad.flows.delivery.outage.FixedDelay;
import com.sysopsquad.flows.delivery.outbox.ReplayOutbox;
import com.sysopsquad.flows.delivery.outbox.ResentMessage;
import com.sysopsquad.flows.delivery.outbox.SendableMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.Masking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts requested replays into the outbox, with a rate per second for all processes together, by the
 * clock of the database. A dead letter leaves the queue of replays in the transaction that adds it
 * to the outbox. A replay that the broker has had for long without an outcome may be lost with the
 * broker's data and is sent again, each time after twice the pause, since the receiver may only be
 * down. Nothing of a paused replay is sent, and nothing after its trial until someone asks for it.
 * The receiver applies a dead letter once, however many copies arrive.
 */
final class SendingReplays implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SendingReplays.class);
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final Duration DELAY = Duration.ofMillis(250);

  /** How long nothing is looked for that has no result, after none was found. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /**
   * The next to send, replay by replay. A replay that is paused, or whose rest waits for the
   * outcome of its trial, costs one look, however many messages it holds.
   */
  static final String DUE =
      """
      with recursive asked (replay) as (
          (select replay from ops.dead_letter
           where state = 'REPLAYING' and replay_sent_at is null
           order by replay limit 1)
          union all
          select (select l.replay from ops.dead_letter l
                  where l.state = 'REPLAYING' and l.replay_sent_at is null
                    and l.replay > asked.replay
                  order by l.replay limit 1)
          from asked where asked.replay is not null
      )
      select l.*, original.message_id as replaced
      from ops.dead_letter l left join ops.dead_letter original on original.id = l.replaces
      where l.state = 'REPLAYING' and l.replay_sent_at is null
        and l.id in (
            select next.id
            from asked
            join ops.replay r on r.id = asked.replay
            cross join lateral (
                select id from ops.dead_letter n
                where n.replay = r.id and n.state = 'REPLAYING' and n.replay_sent_at is null
                  and n.id <= coalesce(case when r.rest_at is null then r.trial_through end,
                                       9223372036854775807)
                order by n.id limit :most) next
            where r.paused_at is null
            order by r.id, next.id
            limit :most)
      order by l.replay, l.id
      for update of l skip locked
      """;

  /**
   * Those whose outcome was not reported for too long. Those of paused replays are passed over one
   * by one.
   */
  static final String UNANSWERED =
      """
      select l.*, original.message_id as replaced
      from ops.dead_letter l
      join ops.replay r on r.id = l.replay and r.paused_at is null
      left join ops.dead_letter original on original.id = l.replaces
      where l.state = 'REPLAYING'
        and l.replay_sent_at <= (select clock_timestamp()) - make_interval(secs => :patience)
        and l.replay_sent_at + make_interval(secs => :patience)
                * power(2, least(l.replay_sends, 10) - 1) <= clock_timestamp()
      order by l.replay_sent_at, l.id
      limit :most
      for update of l skip locked
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ReplayOutbox outbox;
  private final int perSecond;
  private final Duration patience;
  private final JsonMapper json = JsonMapper.shared();
  private long noneUnansweredAt = System.nanoTime() - PAUSE.toNanos();
  private final FixedDelay sending = new FixedDelay("replays", DELAY, this::sendNext);

  SendingReplays(
      JdbcClient jdbc,
      TransactionOperations transactions,
      ReplayOutbox outbox,
      int perSecond,
      Duration patience) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.outbox = outbox;
    this.perSecond = perSecond;
    this.patience = patience;
  }

  /** Sends as many as are allowed now. If one cannot be sent, only that one is refused. */
  void sendNext() {
    transactions.executeWithoutResult(
        status -> {
          if (!onlyOne()) {
            return;
          }
          pullBack();
          int allowed = perSecond - sentInTheLastSecond();
          for (Due due : allowed < 1 ? List.<Due>of() : due(allowed)) {
            send(due, status);
          }
        });
  }

  private void send(Due due, TransactionStatus status) {
    Object before = status.createSavepoint();
    try {
      ResentMessage message = message(due);
      String defect = SendableMessage.defect(message);
      if (defect == null) {
        outbox.send(List.of(message));
        sent(due.id());
      } else {
        refuse(due.id(), defect);
      }
    } catch (RuntimeException failed) {
      if (DatabaseOutage.isBehind(failed)) {
        throw failed;
      }
      log.warn("The replay of dead letter {} is refused", due.id(), failed);
      status.rollbackToSavepoint(before);
      refuse(due.id(), "It cannot be stored for sending: " + sentence(failed));
    }
    status.releaseSavepoint(before);
  }

  /** A time in the future, written while a clock was ahead, must not delay anything. */
  private void pullBack() {
    jdbc.sql(
            """
            update ops.dead_letter set replay_sent_at = clock_timestamp()
            where state = 'REPLAYING'
              and replay_sent_at > (select clock_timestamp()) + interval '1 second'
            """)
        .update();
  }

  private boolean onlyOne() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('ops.replay'))")
        .query(Boolean.class)
        .single();
  }

  private int sentInTheLastSecond() {
    return jdbc.sql(
            """
            select count(*) from ops.dead_letter
            where replay_sent_at > (select clock_timestamp()) - interval '1 second'
              and replay_sent_at <= (select clock_timestamp())
            """)
        .query(Integer.class)
        .single();
  }

  private List<Due> due(int atMost) {
    List<Due> asked = jdbc.sql(DUE).param("most", atMost).query(SendingReplays::row).list();
    boolean looks = System.nanoTime() - noneUnansweredAt >= PAUSE.toNanos();
    return asked.isEmpty() && looks && outbox.isEmpty() ? unanswered(atMost) : asked;
  }

  private List<Due> unanswered(int atMost) {
    List<Due> unanswered =
        jdbc.sql(UNANSWERED)
            .param("patience", patience.toMillis() / 1000.0)
            .param("most", atMost)
            .query(SendingReplays::row)
            .list();
    if (unanswered.isEmpty()) {
      noneUnansweredAt = System.nanoTime();
    }
    return unanswered;
  }

  private void sent(long id) {
    jdbc.sql(
            """
            update ops.dead_letter
            set replay_sent_at = clock_timestamp(), replay_sends = replay_sends + 1,
                revision = revision + 1
            where id = ?
            """)
        .param(id)
        .update();
  }

  private void refuse(long id, String why) {
    jdbc.sql(
            """
            update ops.dead_letter set state = 'DEAD', refusal = ?, revision = revision + 1
            where id = ?
            """)
        .param(why)
        .param(id)
        .update();
  }

  private static String sentence(RuntimeException failed) {
    return Masking.mask(
        String.valueOf(NestedExceptionUtils.getMostSpecificCause(failed).getMessage()));
  }

  private static Due row(ResultSet row, int number) throws SQLException {
    return new Due(
        row.getLong("id"),
        row.getObject("message_id", UUID.class),
        row.getString("queue"),
        row.getString("type"),
        row.getInt("version"),
        row.getString("subject"),
        row.getObject("sent_at", OffsetDateTime.class),
        row.getString("headers"),
        row.getString("body"),
        row.getBoolean("withheld"),
        row.getLong("replay"),
        row.getObject("replaced", UUID.class));
  }

  private ResentMessage message(Due due) {
    return new ResentMessage(
        due.messageId(),
        due.queue(),
        due.type(),
        due.version(),
        due.subject(),
        due.sentAt().toInstant(),
        json.readValue(due.headers(), HEADERS),
        due.withheld() || due.body() == null ? ReceivedMessage.WITHHELD_BODY : due.body(),
        due.replay(),
        due.replaced());
  }

  @Override
  public void start() {
    sending.start();
  }

  @Override
  public void stop() {
    sending.close();
  }

  @Override
  public boolean isRunning() {
    return sending.isRunning();
  }

  /** A dead letter to send, as stored in its row: a problem with it affects only itself. */
  private record Due(
      long id,
      UUID messageId,
      String queue,
      String type,
      int version,
      String subject,
      OffsetDateTime sentAt,
      String headers,
      @Nullable String body,
      boolean withheld,
      long replay,
      @Nullable UUID replaced) {}
}
