package com.sysopsquad.flows.delivery.refusal;

import com.sysopsquad.flows.delivery.outbox.OutboxRows;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of the messages that were set aside. Times come from the clock of the database. */
final class RefusedRows {

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.shared();

  RefusedRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is set aside for a queue. */
  record RefusedQueue(String name, long refused, long behind, Instant since, String reason) {}

  /**
   * How often and since when a message was refused.
   *
   * @param asked whether a person has requested the last attempt
   */
  record Attempts(int count, Instant first, Instant last, Instant next, boolean asked) {}

  /** A message that was refused, and why. */
  record Refused(int lane, OutgoingMessage message, String reason, Attempts attempts) {}

  boolean isEmpty(int lane) {
    return jdbc.sql("select not exists (select from delivery.refused where lane = ?)")
        .param(lane)
        .query(Boolean.class)
        .single();
  }

  /** The first due message of a subject; the one that was tried least goes first. */
  Optional<OutgoingMessage> due(int lane) {
    return jdbc.sql(
            """
            select * from delivery.refused r
            where lane = ?
              and coalesce(next_attempt_at, '-infinity') <= clock_timestamp()
              and not exists (
                  select from delivery.refused earlier
                  where earlier.queue = r.queue and earlier.subject = r.subject
                    and earlier.position < r.position)
            order by attempts, position
            limit 1
            """)
        .param(lane)
        .query(this::message)
        .optional();
  }

  /** The queue and subject of each message that is set aside, among these subjects. */
  Set<List<String>> held(Collection<String> subjects) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct queue, subject from delivery.refused
                where subject = any (cast(? as text[]))
                """)
            .param(subjects.toArray(String[]::new))
            .query((row, number) -> List.of(row.getString(1), row.getString(2)))
            .list());
  }

  /** Lets the message wait behind an earlier one. */
  void follow(int lane, OutgoingMessage message) {
    insert(lane, message, null, 0);
  }

  /**
   * Records that the message is refused. Other messages that were refused on its queue for the same
   * reason wait as long again, so that one message tries for all of them.
   */
  Attempts refused(int lane, OutgoingMessage message, String reason, Duration pause) {
    insert(lane, message, reason, 1);
    jdbc.sql(
            """
            update delivery.refused
            set next_attempt_at = clock_timestamp() + make_interval(secs => ?)
            where lane = ? and queue = ? and reason = ?
            """)
        .param(pause.toMillis() / 1_000.0)
        .param(lane)
        .param(message.queue())
        .param(reason)
        .update();
    Attempts attempts =
        jdbc.sql("select *, clock_timestamp() as now from delivery.refused where position = ?")
            .param(message.position())
            .query((row, number) -> attempts(row))
            .single();
    if (attempts.asked()) {
      jdbc.sql("update delivery.refused set asked = false where position = ?")
          .param(message.position())
          .update();
    }
    return attempts;
  }

  /** Lets the message be tried at once if it is refused; returns whether it is. */
  boolean retryNow(UUID id, String queue) {
    return jdbc.sql(
                """
                update delivery.refused set next_attempt_at = clock_timestamp(), asked = true
                where id = ? and queue = ? and attempts > 0
                """)
            .param(id)
            .param(queue)
            .update()
        > 0;
  }

  /** The message, if it is refused. Its lane sends nothing until this transaction ends. */
  Optional<Refused> hold(UUID id, String queue) {
    Optional<Integer> lane =
        jdbc.sql("select lane from delivery.refused where id = ? and queue = ?")
            .param(id)
            .param(queue)
            .query(Integer.class)
            .optional();
    lane.ifPresent(
        held ->
            jdbc.sql("select pg_advisory_xact_lock(?, ?)::text")
                .param(OutboxRows.LOCKS)
                .param(held)
                .query(String.class)
                .single());
    return jdbc.sql(
            """
            select *, clock_timestamp() as now from delivery.refused
            where id = ? and queue = ? and attempts > 0
            """)
        .param(id)
        .param(queue)
        .query(
            (row, number) ->
                new Refused(
                    row.getInt("lane"),
                    message(row, number),
                    row.getString("reason"),
                    attempts(row)))
        .optional();
  }

  /** Deletes the message; returns whether it had been refused. */
  boolean remove(OutgoingMessage message) {
    return jdbc.sql("delete from delivery.refused where position = ? returning attempts > 0")
        .param(message.position())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Deletes a message that is given up. Nobody will ever receive it, and no mark may name it. */
  boolean giveUp(OutgoingMessage message) {
    for (String table : List.of("delivery.sent", "delivery.mark_sent")) {
      jdbc.sql("delete from " + table + " where position = ?").param(message.position()).update();
    }
    return remove(message);
  }

  List<RefusedQueue> queues() {
    return jdbc.sql(
            """
            select queue, count(*) filter (where attempts > 0), count(*) filter (where attempts = 0),
                   min(refused_at), (array_agg(reason order by position)
                                     filter (where reason is not null))[1]
            from delivery.refused group by queue having count(*) filter (where attempts > 0) > 0
            order by queue
            """)
        .query(
            (row, number) ->
                new RefusedQueue(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    instant(row, 4),
                    row.getString(5)))
        .list();
  }

  private void insert(int lane, OutgoingMessage message, @Nullable String reason, int attempts) {
    jdbc.sql(
            """
            insert into delivery.refused
                (position, lane, id, queue, type, version, subject, sent_at, traceparent, headers,
                 body, reason, attempts, refused_at)
            values (:position, :lane, :id, :queue, :type, :version, :subject, :sentAt, :traceparent,
                    cast(:headers as jsonb), :body, :reason, :attempts,
                    case when :attempts > 0 then clock_timestamp() end)
            on conflict (position) do update set
                reason = excluded.reason, attempts = refused.attempts + 1,
                refused_at = coalesce(refused.refused_at, excluded.refused_at)
            """)
        .param("position", message.position())
        .param("lane", lane)
        .param("id", message.id())
        .param("queue", message.queue())
        .param("type", message.type())
        .param("version", message.version())
        .param("subject", message.subject())
        .param("sentAt", message.sentAt().atOffset(ZoneOffset.UTC))
        .param("traceparent", message.traceparent())
        .param("headers", json.writeValueAsString(message.headers()))
        .param("body", message.body())
        .param("reason", reason)
        .param("attempts", attempts)
        .update();
  }

  private OutgoingMessage message(ResultSet row, int number) throws SQLException {
    return new OutgoingMessage(
        row.getLong("position"),
        row.getObject("id", UUID.class),
        row.getString("queue"),
        row.getString("type"),
        row.getInt("version"),
        row.getString("subject"),
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        row.getString("traceparent"),
        row.getString("body"),
        json.readValue(row.getString("headers"), HEADERS));
  }

  private static Attempts attempts(ResultSet row) throws SQLException {
    return new Attempts(
        row.getInt("attempts"),
        instant(row, "refused_at"),
        instant(row, "now"),
        instant(row, "next_attempt_at"),
        row.getBoolean("asked"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
