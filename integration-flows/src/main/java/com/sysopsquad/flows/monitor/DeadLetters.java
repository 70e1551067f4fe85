package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.message.DeadLettered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of all quanta. */
public final class DeadLetters {

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.shared();

  DeadLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many dead letters of one kind there are. */
  public record Kind(
      String fingerprint,
      String queue,
      String type,
      String causeClass,
      String latestCauseText,
      long count,
      Instant latest) {}

  /**
   * Keeps the letters in the present transaction; one that is kept already is brought up to date.
   */
  public void keep(List<DeadLettered> letters) {
    letters.forEach(this::keep);
  }

  /** The newest letters: at most {@code size} of them after the first {@code offset}. */
  public List<DeadLetter> newest(int offset, int size) {
    return jdbc.sql("select * from ops.dead_letter order by id desc offset ? limit ?")
        .param(offset)
        .param(size)
        .query(this::letter)
        .list();
  }

  /** One letter. */
  public Optional<DeadLetter> find(long id) {
    return jdbc.sql("select * from ops.dead_letter where id = ?")
        .param(id)
        .query(this::letter)
        .optional();
  }

  /** How many letters there are. */
  public long count() {
    return jdbc.sql("select count(*) from ops.dead_letter").query(Long.class).single();
  }

  /** The kinds of failures, the latest first. */
  public List<Kind> kinds() {
    return jdbc.sql(
            """
            select fingerprint, max(queue), max(type), max(cause_class),
                   (array_agg(cause_text order by last_failed_at desc))[1],
                   count(*), max(last_failed_at)
            from ops.dead_letter
            group by fingerprint
            order by max(last_failed_at) desc
            """)
        .query(
            (row, number) ->
                new Kind(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getObject(7, OffsetDateTime.class).toInstant()))
        .list();
  }

  private void keep(DeadLettered letter) {
    jdbc.sql(
            """
            insert into ops.dead_letter
                (message_id, quantum, queue, type, version, subject, sent_at, cause_class, cause_text,
                 stack, fingerprint, attempts, first_failed_at, last_failed_at, headers, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)
            on conflict (message_id, quantum) do update set
                cause_class = excluded.cause_class, cause_text = excluded.cause_text,
                stack = excluded.stack, fingerprint = excluded.fingerprint,
                attempts = dead_letter.attempts + excluded.attempts,
                last_failed_at = excluded.last_failed_at, headers = excluded.headers,
                body = excluded.body
            """)
        .param(letter.messageId())
        .param(letter.quantum())
        .param(letter.queue())
        .param(letter.type())
        .param(letter.version())
        .param(letter.about())
        .param(utc(letter.sentAt()))
        .param(letter.causeClass())
        .param(letter.causeText())
        .param(letter.stack())
        .param(letter.fingerprint())
        .param(letter.attempts())
        .param(utc(letter.firstFailedAt()))
        .param(utc(letter.lastFailedAt()))
        .param(json.writeValueAsString(letter.headers()))
        .param(letter.body())
        .update();
  }

  private DeadLetter letter(ResultSet row, int number) throws SQLException {
    return new DeadLetter(
        row.getLong("id"),
        row.getObject("message_id", UUID.class),
        row.getString("quantum"),
        row.getString("queue"),
        row.getString("type"),
        row.getInt("version"),
        row.getString("subject"),
        instant(row, "sent_at"),
        row.getString("cause_class"),
        row.getString("cause_text"),
        row.getString("stack"),
        row.getString("fingerprint"),
        row.getInt("attempts"),
        instant(row, "first_failed_at"),
        instant(row, "last_failed_at"),
        json.readValue(row.getString("headers"), HEADERS),
        row.getString("body"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
