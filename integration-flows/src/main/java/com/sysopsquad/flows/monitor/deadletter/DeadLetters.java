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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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

  /** Shorter texts have no trigram. They are looked for among the newest dead letters only. */
  private static final Pattern INDEXED = Pattern.compile("[\\p{L}\\p{N}]{3}");

  /** How many dead letters are searched for a text that no index finds. */
  static final int SEARCHED_WITHOUT_INDEX = 2_000;

  private static final String GROUPS = groups("");

  private static final String GROUP = groups("and queue = :queue and fingerprint = :fingerprint");

  private static String groups(String chosen) {
    return """
      with dead as (
          select queue, fingerprint, count(*) as dead
          from ops.dead_letter where state = 'DEAD' %2$s
          group by queue, fingerprint
      ), sendable as (
          select queue, fingerprint, count(*) as sendable
          from ops.dead_letter
          where state = 'DEAD' and (withheld or (complete and body is not null))
            and cause_class <> '%1$s' %2$s
          group by queue, fingerprint
      )
      select dead.queue, dead.fingerprint, latest.type, latest.cause_text,
             latest.last_failed_at as latest, latest.id as latest_id, dead.dead,
             case when dead.queue = any (cast(:replayable as text[]))
                  then coalesce(sendable.sendable, 0) else 0 end as replayable
      from dead
      cross join lateral (
          select id, type, cause_text, last_failed_at from ops.dead_letter l
          where l.state = 'DEAD' and l.queue = dead.queue and l.fingerprint = dead.fingerprint
          order by l.last_failed_at desc, l.id desc limit 1) latest
      left join sendable
          on sendable.queue = dead.queue and sendable.fingerprint = dead.fingerprint
      order by dead.queue, latest.last_failed_at desc
      """
        .formatted(DeadLettered.UNVERIFIED, chosen);
  }

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
    Map<String, Object> values = new HashMap<>();
    return jdbc.sql(
            "select * from ops.dead_letter where "
                + where(filter, search, values)
                + " order by id desc offset :offset limit :size")
        .params(values)
        .param("offset", offset)
        .param("size", size)
        .query(this::deadLetter)
        .list();
  }

  /** The numbers of those that are found, newest first: at most {@code most}. */
  public List<Long> numbers(DeadLetterFilter filter, DeadLetterSearch search, int most) {
    Map<String, Object> values = new HashMap<>();
    return jdbc.sql(
            "select id from ops.dead_letter where "
                + where(filter, search, values)
                + " order by id desc limit :most")
        .params(values)
        .param("most", most)
        .query(Long.class)
        .list();
  }

  /** The dead letters with these numbers that there are, newest first. */
  public List<DeadLetter> all(List<Long> numbers) {
    return jdbc.sql(
            """
            select * from ops.dead_letter where id = any (cast(? as bigint[])) order by id desc
            """)
        .param(numbers.toArray(Long[]::new))
        .query(this::deadLetter)
        .list();
  }

  /** The edited copy that replaces a dead letter, if there is one. */
  public Optional<Long> copyOf(long id) {
    return jdbc.sql("select id from ops.dead_letter where replaces = ?")
        .param(id)
        .query(Long.class)
        .optional();
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
    Map<String, Object> values = new HashMap<>();
    return jdbc.sql("select count(*) from ops.dead_letter where " + where(filter, search, values))
        .params(values)
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

  /** How many are found; the count ends at {@code most}, so that it never takes long. */
  public long countUpTo(int most, DeadLetterFilter filter, DeadLetterSearch search) {
    Map<String, Object> values = new HashMap<>();
    return jdbc.sql(
            "select count(*) from (select from ops.dead_letter where "
                + where(filter, search, values)
                + " limit :most) found")
        .params(values)
        .param("most", most)
        .query(Long.class)
        .single();
  }

  /** The dead letters by queue and kind, the latest kind of a queue first. */
  public List<DeadLetterGroup> groups() {
    return jdbc.sql(GROUPS)
        .param("replayable", Queues.REPLAYABLE.toArray(String[]::new))
        .query(DeadLetters::group)
        .list();
  }

  /**
   * One group, even if none of its dead letters needs a decision any more.
   *
   * @throws NoSuchDeadLetter if there is none of that kind on that queue
   */
  public DeadLetterGroup group(String queue, String fingerprint) {
    return jdbc.sql(GROUP)
        .param("replayable", Queues.REPLAYABLE.toArray(String[]::new))
        .param("queue", queue)
        .param("fingerprint", fingerprint)
        .query(DeadLetters::group)
        .optional()
        .orElseGet(() -> decided(queue, fingerprint));
  }

  private static DeadLetterGroup group(ResultSet row, int number) throws SQLException {
    return new DeadLetterGroup(
        row.getString("queue"),
        row.getString("fingerprint"),
        row.getString("type"),
        row.getString("cause_text"),
        instant(row, "latest"),
        row.getLong("latest_id"),
        row.getLong("dead"),
        row.getLong("replayable"));
  }

  private DeadLetterGroup decided(String queue, String fingerprint) {
    return jdbc.sql(
            """
            select id, type, cause_text, last_failed_at from ops.dead_letter
            where fingerprint = ? and queue = ?
            order by last_failed_at desc limit 1
            """)
        .param(fingerprint)
        .param(queue)
        .query(
            (row, number) ->
                new DeadLetterGroup(
                    queue,
                    fingerprint,
                    row.getString("type"),
                    row.getString("cause_text"),
                    instant(row, "last_failed_at"),
                    row.getLong("id"),
                    0,
                    0))
        .optional()
        .orElseThrow(() -> new NoSuchDeadLetter("There is no dead letter of this group."));
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
        row.getObject("replay", Long.class),
        row.getString("refusal"));
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Only what is asked for, so that each question is answered by an index. */
  private static String where(
      DeadLetterFilter filter, DeadLetterSearch search, Map<String, Object> values) {
    List<String> conditions = new ArrayList<>();
    if (filter.state() != null) {
      conditions.add("state = '%s'".formatted(filter.state()));
      conditions.add(filter.state().closed() ? "closed_at is not null" : "closed_at is null");
    } else {
      conditions.add(search.closedToo() ? "true" : "closed_at is null");
    }
    add(conditions, values, "queue = :queue", filter.queue());
    add(conditions, values, "fingerprint = :fingerprint", filter.fingerprint());
    add(conditions, values, "id = :id", search.id());
    add(conditions, values, "message_id = :messageId", search.messageId());
    add(conditions, values, "subject = :subject", search.subject());
    add(conditions, values, "last_failed_at >= :since", utcOrNull(search.since()));
    add(conditions, values, "last_failed_at < :before", utcOrNull(search.before()));
    addPart(conditions, values, "type", search.type());
    addPart(conditions, values, "text", search.text());
    return String.join(" and ", conditions);
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> values,
      String condition,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(condition.substring(condition.indexOf(':') + 1), value);
    }
  }

  /** A part of the type or the text, in any case. */
  private static void addPart(
      List<String> conditions, Map<String, Object> values, String column, @Nullable String part) {
    if (part != null) {
      String searched =
          INDEXED.matcher(part).find()
              ? "ops.dead_letter_text"
              : "(select * from ops.dead_letter_text order by dead_letter desc limit %d) newest"
                  .formatted(SEARCHED_WITHOUT_INDEX);
      conditions.add(
          "id in (select dead_letter from %s where %s ilike :%s)"
              .formatted(searched, column, column));
      values.put(column, "%" + part.replaceAll("[\\\\%_]", "\\\\$0") + "%");
    }
  }

  private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
