package com.sysopsquad.flows.delivery.inbox.retry;

import com.sysopsquad.flows.delivery.deadletter.Failure;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.Masking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of the messages that wait for their next attempt. */
public final class RetryRows {

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.shared();

  public RetryRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The subjects that have messages waiting. */
  Set<String> waiting(String queue, Collection<String> subjects) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct subject from delivery.retry
                where queue = ? and subject = any (cast(? as text[]))
                """)
            .param(queue)
            .param(subjects.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  /** Whether this message itself waits. */
  boolean waits(UUID id) {
    return jdbc.sql("select exists (select from delivery.retry where id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** How many messages wait behind the first one of the subject. */
  long behind(String queue, String subject) {
    return jdbc.sql("select count(*) - 1 from delivery.retry where queue = ? and subject = ?")
        .param(queue)
        .param(subject)
        .query(Long.class)
        .single();
  }

  /**
   * Adds a message behind all others: with its failure, or without one if it only follows another.
   */
  void add(ReceivedMessage message, @Nullable Cause cause, Instant next) {
    jdbc.sql(
            """
            insert into delivery.retry
                (queue, subject, id, type, version, sent_at, received_at, headers, body, attempts,
                 cause_class, cause_text, stack, fingerprint, first_failed_at, last_failed_at,
                 next_attempt_at, place, held_since)
            select m.*, coalesce((select min(r.held_since) from delivery.retry r
                                  where r.queue = m.queue and r.subject = m.subject),
                                 m.first_failed_at, m.next_attempt_at)
            from (values (?, ?, cast(? as uuid), ?, cast(? as int), cast(? as timestamptz),
                          cast(? as timestamptz), cast(? as jsonb), ?, cast(? as int), ?, ?, ?, ?,
                          cast(? as timestamptz), cast(? as timestamptz), cast(? as timestamptz), ?))
                 as m (queue, subject, id, type, version, sent_at, received_at, headers, body,
                       attempts, cause_class, cause_text, stack, fingerprint, first_failed_at,
                       last_failed_at, next_attempt_at, place)
            """)
        .param(message.queue())
        .param(message.subject())
        .param(message.id())
        .param(message.type())
        .param(message.version())
        .param(utc(message.sentAt()))
        .param(utc(message.receivedAt()))
        .param(json.writeValueAsString(Masking.mask(message.headers())))
        .param(message.body())
        .param(cause == null ? 0 : cause.failure().attempts())
        .param(cause == null ? null : cause.failure().causeClass())
        .param(cause == null ? null : cause.failure().text())
        .param(cause == null ? null : cause.failure().stack())
        .param(cause == null ? null : cause.fingerprint())
        .param(cause == null ? null : utc(cause.failure().first()))
        .param(cause == null ? null : utc(cause.failure().last()))
        .param(utc(next))
        .param(cause == null ? null : cause.failure().place())
        .update();
  }

  /**
   * The message that has been due longest and that no other process is handling: the first one of
   * its subject, or any one if they are independent.
   */
  public Optional<WaitingMessage> due(String queue, boolean independent, Instant now) {
    return first(queue, independent, "next_attempt_at <= ?", now);
  }

  /** The same of those whose next attempt is later than this. */
  Optional<WaitingMessage> after(String queue, boolean independent, Instant latest) {
    return first(queue, independent, "next_attempt_at > ?", latest);
  }

  private Optional<WaitingMessage> first(
      String queue, boolean independent, String condition, Instant time) {
    return jdbc.sql(
            """
            select position, queue, subject, id, type, version, sent_at, received_at, headers, body,
                   attempts, first_failed_at, held_since, cause_class, cause_text, stack, place,
                   last_failed_at, given_up
            from delivery.retry r
            where queue = ? and %s
              and (? or not exists (
                       select from delivery.retry earlier
                       where earlier.queue = r.queue and earlier.subject = r.subject
                         and earlier.position < r.position))
            order by next_attempt_at, position
            limit 1
            for update of r skip locked
            """
                .formatted(condition))
        .param(queue)
        .param(utc(time))
        .param(independent)
        .query(this::message)
        .optional();
  }

  /** Deletes the message, unless another process has handled it or is handling it. */
  boolean take(WaitingMessage waiting) {
    return jdbc.sql(
                """
                delete from delivery.retry
                where position = (select position from delivery.retry
                                  where position = ? and attempts = ? for update skip locked)
                """)
            .param(waiting.position())
            .param(waiting.attempts())
            .update()
        == 1;
  }

  /** Makes a message that has failed due now; returns false if it does not wait. */
  boolean retryNow(String queue, UUID id, Instant now) {
    return jdbc.sql(
                """
                update delivery.retry set next_attempt_at = least(next_attempt_at, ?)
                where id = ? and queue = ? and attempts > 0
                """)
            .param(utc(rounded(now)))
            .param(id)
            .param(queue)
            .update()
        == 1;
  }

  /**
   * Notes who gave up on a message that has failed and why, and makes it due now; returns false if
   * it does not wait.
   */
  public boolean giveUp(String queue, UUID id, String sentence, Instant now) {
    return jdbc.sql(
                """
                update delivery.retry
                set given_up = ?, next_attempt_at = least(next_attempt_at, ?)
                where id = ? and queue = ? and attempts > 0
                """)
            .param(sentence)
            .param(utc(rounded(now)))
            .param(id)
            .param(queue)
            .update()
        == 1;
  }

  /**
   * Records another failed attempt, unless another process has handled the message or is handling
   * it. A message that was given up during the attempt stays due.
   */
  public boolean postpone(WaitingMessage waiting, Cause cause, Instant next) {
    Failure failure = cause.failure();
    return jdbc.sql(
                """
                update delivery.retry
                set attempts = ?, cause_class = ?, cause_text = ?, stack = ?, fingerprint = ?,
                    place = ?, first_failed_at = ?, last_failed_at = ?,
                    next_attempt_at = case when given_up is null then cast(? as timestamptz)
                                           else next_attempt_at end
                where position = (select position from delivery.retry
                                  where position = ? and attempts = ? for update skip locked)
                """)
            .param(failure.attempts())
            .param(failure.causeClass())
            .param(failure.text())
            .param(failure.stack())
            .param(cause.fingerprint())
            .param(failure.place())
            .param(utc(failure.first()))
            .param(utc(failure.last()))
            .param(utc(next))
            .param(waiting.position())
            .param(waiting.attempts())
            .update()
        == 1;
  }

  /** Moves the next attempt, unless another process has handled the message or is handling it. */
  public void delay(WaitingMessage waiting, Instant next) {
    jdbc.sql(
            """
            update delivery.retry
            set next_attempt_at = case when given_up is null then cast(? as timestamptz)
                                       else next_attempt_at end
            where position = (select position from delivery.retry
                              where position = ? and attempts = ? for update skip locked)
            """)
        .param(utc(next))
        .param(waiting.position())
        .param(waiting.attempts())
        .update();
  }

  private WaitingMessage message(ResultSet row, int number) throws SQLException {
    OffsetDateTime firstFailedAt = row.getObject("first_failed_at", OffsetDateTime.class);
    OffsetDateTime heldSince = row.getObject("held_since", OffsetDateTime.class);
    return new WaitingMessage(
        row.getLong("position"),
        new ReceivedMessage(
            row.getObject("id", UUID.class),
            row.getString("queue"),
            row.getString("type"),
            row.getInt("version"),
            row.getString("subject"),
            row.getObject("sent_at", OffsetDateTime.class).toInstant(),
            row.getObject("received_at", OffsetDateTime.class).toInstant(),
            json.readValue(row.getString("headers"), HEADERS),
            row.getString("body")),
        row.getInt("attempts"),
        firstFailedAt == null ? null : firstFailedAt.toInstant(),
        heldSince == null ? null : heldSince.toInstant(),
        givenUp(row));
  }

  /** A row of an earlier version has no place; its kind of failure is one of its own then. */
  private static @Nullable Failure givenUp(ResultSet row) throws SQLException {
    String sentence = row.getString("given_up");
    if (sentence == null) {
      return null;
    }
    String causeClass = row.getString("cause_class");
    String place = row.getString("place");
    return new Failure(
            false,
            causeClass,
            row.getString("cause_text"),
            row.getString("stack"),
            place == null ? causeClass : place,
            row.getInt("attempts"),
            row.getObject("first_failed_at", OffsetDateTime.class).toInstant(),
            row.getObject("last_failed_at", OffsetDateTime.class).toInstant())
        .adding(sentence);
  }

  /** The database would round it, up too, and then it would not be due yet. */
  private static Instant rounded(Instant now) {
    return now.truncatedTo(ChronoUnit.MICROS);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** A failure with the name of its kind. */
  public record Cause(Failure failure, String fingerprint) {}
}
