package com.sysopsquad.flows.monitor.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import com.sysopsquad.flows.message.report.DeliveryReport;
import com.sysopsquad.flows.message.report.LossReported;
import com.sysopsquad.flows.message.report.MessageApplied;
import com.sysopsquad.flows.message.report.MessageWaiting;
import com.sysopsquad.flows.message.report.PauseReported;
import com.sysopsquad.flows.message.report.ResendReported;
import com.sysopsquad.flows.message.report.TraceReported;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of all quanta. */
public final class DeadLetters {

  /** More dead letters than these are not counted where only their number matters. */
  private static final int MOST_COUNTED = 100_000;

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private static final String WHERE =
      """
       where (state = cast(:state as text)
              or (cast(:state as text) is null and (closed_at is null or :closedToo)))
         and (cast(:queue as text) is null or queue = :queue)
         and (cast(:fingerprint as text) is null or fingerprint = :fingerprint)
         and (cast(:id as bigint) is null or id = :id)
         and (cast(:messageId as uuid) is null or message_id = :messageId)
         and (cast(:subject as text) is null or subject = :subject)
         and (cast(:type as text) is null or position(lower(:type) in lower(type)) > 0)
         and (cast(:since as timestamptz) is null or last_failed_at >= :since)
         and (cast(:before as timestamptz) is null or last_failed_at < :before)
         and (cast(:text as text) is null
              or position(lower(:text) in lower(coalesce(body, ''))) > 0
              or position(lower(:text) in lower(cause_text)) > 0)
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final JsonMapper json = JsonMapper.shared();

  public DeadLetters(JdbcOperations jdbc) {
    this.jdbc = JdbcClient.create(jdbc);
    this.batches = jdbc;
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
   * Stores reports in the current transaction and in this order; a dead letter that is already
   * stored is updated.
   */
  public void keep(List<? extends DeliveryReport> reports) {
    Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
    for (DeliveryReport report : reports) {
      switch (report) {
        case DeadLettered deadLetter -> add(rows, deadLetter, DeadLetterState.DEAD, null);
        case MessageWaiting waiting ->
            add(rows, waiting.failure(), DeadLetterState.WAITING, waiting.nextAttemptAt());
        case MessageApplied applied -> {
          keep(rows);
          close(applied);
        }
        case ResendReported _, LossReported _, PauseReported _, TraceReported _ -> {
          // These are not dead letters; Resends, Losses, EndpointPauses and Traces store them.
        }
      }
    }
    keep(rows);
  }

  /** The newest dead letters: at most {@code size} of them after the first {@code offset}. */
  public List<DeadLetter> newest(DeadLetterFilter filter, int offset, int size) {
    return newest(filter, DeadLetterSearch.ALL, offset, size);
  }

  /** The same of those that are found. */
  public List<DeadLetter> newest(
      DeadLetterFilter filter, DeadLetterSearch search, int offset, int size) {
    return jdbc.sql(
            "select * from ops.dead_letter"
                + WHERE
                + " order by id desc offset :offset limit :size")
        .params(parameters(filter, search))
        .param("offset", offset)
        .param("size", size)
        .query(this::deadLetter)
        .list();
  }

  /** The dead letter with that number, if there is one. */
  public Optional<DeadLetter> find(long id) {
    return jdbc.sql("select * from ops.dead_letter where id = ?")
        .param(id)
        .query(this::deadLetter)
        .optional();
  }

  /**
   * One dead letter.
   *
   * @throws NoSuchDeadLetter if there is none with that number
   */
  public DeadLetter get(long id) {
    return find(id)
        .orElseThrow(() -> new NoSuchDeadLetter("There is no dead letter %d.".formatted(id)));
  }

  /** The dead letters of one message, one for each queue on which it failed. */
  public List<DeadLetter> ofMessage(UUID messageId) {
    return jdbc.sql("select * from ops.dead_letter where message_id = ? order by id")
        .param(messageId)
        .query(this::deadLetter)
        .list();
  }

  /** How many dead letters there are. */
  public long count(DeadLetterFilter filter) {
    return count(filter, DeadLetterSearch.ALL);
  }

  /** How many are found. */
  public long count(DeadLetterFilter filter, DeadLetterSearch search) {
    return jdbc.sql("select count(*) from ops.dead_letter" + WHERE)
        .params(parameters(filter, search))
        .query(Long.class)
        .single();
  }

  /** How many dead letters need a decision, by queue; at most 100,000 are counted. */
  public Map<String, Long> deadByQueue() {
    Map<String, Long> dead = new HashMap<>();
    jdbc.sql(
            """
            select queue, count(*) from (
                select queue from ops.dead_letter
                where state = 'DEAD' and closed_at is null limit ?) dead
            group by queue
            """)
        .param(MOST_COUNTED)
        .query(
            row -> {
              dead.put(row.getString(1), row.getLong(2));
            });
    return dead;
  }

  /** The dead letters by queue and kind, the latest kind of a queue first. */
  public List<DeadLetterGroup> groups() {
    return jdbc.sql(
            """
            select queue, fingerprint, max(type) as type,
                   (array_agg(cause_text order by last_failed_at desc))[1] as cause_text,
                   max(last_failed_at) as latest,
                   (array_agg(id order by last_failed_at desc))[1] as latest_id,
                   count(*) as dead,
                   count(*) filter (where (withheld or (complete and body is not null))
                       and queue = any (cast(? as text[]))
                       and cause_class <> ?) as replayable
            from ops.dead_letter
            where state = 'DEAD' and closed_at is null
            group by queue, fingerprint
            order by queue, latest desc
            """)
        .param(Queues.REPLAYABLE.toArray(String[]::new))
        .param(DeadLettered.UNVERIFIED)
        .query(
            (row, number) ->
                new DeadLetterGroup(
                    row.getString("queue"),
                    row.getString("fingerprint"),
                    row.getString("type"),
                    row.getString("cause_text"),
                    instant(row, "latest"),
                    row.getLong("latest_id"),
                    row.getLong("dead"),
                    row.getLong("replayable")))
        .list();
  }

  /** The kinds of failures of the dead letters that are not closed, the latest first. */
  public List<Kind> kinds() {
    return jdbc.sql(
            """
            select fingerprint, max(queue), max(type), max(cause_class),
                   (array_agg(cause_text order by last_failed_at desc))[1],
                   count(*), max(last_failed_at)
            from ops.dead_letter
            where closed_at is null
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

  private void close(MessageApplied applied) {
    jdbc.sql(
            """
            update ops.dead_letter
            set state = 'APPLIED', closed_at = clock_timestamp(), closed_by = null,
                next_attempt_at = null, refusal = null, revision = revision + 1
            where message_id = ? and queue = ?
            """)
        .param(applied.messageId())
        .param(applied.queue())
        .update();
  }

  /** Two reports about one dead letter at the same time are stored one after the other. */
  private void add(
      Map<List<Object>, Object[]> rows,
      DeadLettered deadLetter,
      DeadLetterState state,
      @Nullable Instant nextAttemptAt) {
    boolean confidential = Queues.CONFIDENTIAL.contains(deadLetter.queue());
    String body = deadLetter.body() == null ? null : Masking.mask(deadLetter.body());
    List<Object> key = List.of(deadLetter.messageId(), deadLetter.queue());
    if (rows.containsKey(key)) {
      keep(rows);
    }
    rows.put(
        key,
        new @Nullable Object[] {
          deadLetter.messageId(),
          deadLetter.quantum(),
          deadLetter.queue(),
          Masking.mask(deadLetter.type()),
          deadLetter.version(),
          Masking.mask(deadLetter.about()),
          utc(deadLetter.sentAt()),
          Masking.mask(deadLetter.causeClass()),
          Masking.mask(deadLetter.causeText()),
          Masking.mask(deadLetter.stack()),
          Masking.mask(deadLetter.fingerprint()),
          deadLetter.attempts(),
          utc(deadLetter.firstFailedAt()),
          utc(deadLetter.lastFailedAt()),
          json.writeValueAsString(Masking.mask(deadLetter.headers())),
          confidential ? null : body,
          !confidential && deadLetter.complete() && Objects.equals(body, deadLetter.body()),
          deadLetter.headers().containsKey(ReceivedMessage.WITHHELD),
          state.name(),
          nextAttemptAt == null ? null : utc(nextAttemptAt)
        });
  }

  private void keep(Map<List<Object>, Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    batches.batchUpdate(
        """
        insert into ops.dead_letter
            (message_id, quantum, queue, type, version, subject, sent_at, cause_class, cause_text,
             stack, fingerprint, attempts, first_failed_at, last_failed_at, headers, body, complete,
             withheld, state, next_attempt_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?,
                ?, ?, ?)
        on conflict (message_id, queue) do update set
            quantum = excluded.quantum,
            cause_class = excluded.cause_class, cause_text = excluded.cause_text,
            stack = excluded.stack, fingerprint = excluded.fingerprint,
            attempts = excluded.attempts,
            first_failed_at = least(dead_letter.first_failed_at, excluded.first_failed_at),
            last_failed_at = excluded.last_failed_at, headers = excluded.headers,
            body = excluded.body, complete = excluded.complete,
            withheld = excluded.withheld, state = excluded.state,
            next_attempt_at = excluded.next_attempt_at, closed_at = null, closed_by = null,
            reason = null, refusal = null, revision = dead_letter.revision + 1
        """,
        List.copyOf(rows.values()));
    rows.clear();
  }

  private DeadLetter deadLetter(ResultSet row, int number) throws SQLException {
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
        row.getString("body"),
        row.getBoolean("complete"),
        row.getBoolean("withheld"),
        DeadLetterState.valueOf(row.getString("state")),
        row.getLong("revision"),
        instantOrNull(row, "next_attempt_at"),
        instantOrNull(row, "closed_at"),
        row.getString("closed_by"),
        row.getString("reason"),
        row.getObject("replaces", Long.class),
        row.getString("refusal"));
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static Map<String, ?> parameters(DeadLetterFilter filter, DeadLetterSearch search) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("state", filter.state() == null ? null : filter.state().name());
    parameters.put("queue", filter.queue());
    parameters.put("fingerprint", filter.fingerprint());
    parameters.put("closedToo", search.closedToo());
    parameters.put("id", search.id());
    parameters.put("messageId", search.messageId());
    parameters.put("subject", search.subject());
    parameters.put("type", search.type());
    parameters.put("text", search.text());
    parameters.put("since", search.since() == null ? null : utc(search.since()));
    parameters.put("before", search.before() == null ? null : utc(search.before()));
    return parameters;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
