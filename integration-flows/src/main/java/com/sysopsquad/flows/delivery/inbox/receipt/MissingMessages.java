package com.sysopsquad.flows.delivery.inbox.receipt;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractReader;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.SentMark;
import com.sysopsquad.flows.message.report.LostMessages;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Messages that are named in marks but never arrived. A queue keeps its order, so a message arrives
 * before the mark that names it. Only a broken connection can delay it a little. Also notices that
 * a sender was restored to an older state: its next mark then names one that another mark has
 * named.
 */
public final class MissingMessages {

  static final ContractType MARK = ContractType.of(SentMark.class);

  private static final UUID FIRST = new UUID(0, 0);

  private static final Logger log = LoggerFactory.getLogger(MissingMessages.class);

  private final JdbcClient jdbc;
  private final String quantum;
  private final ContractReader<SentMark> reader;

  public MissingMessages(JdbcClient jdbc, String quantum, ContractJson json) {
    this.jdbc = jdbc;
    this.quantum = quantum;
    this.reader = new ContractReader<>(json, SentMark.class);
  }

  /** Whether it is a mark, which no receiver applies. */
  public static boolean isMark(ReceivedMessage message) {
    return message.type().equals(MARK.name()) && Queues.MARKED.contains(message.queue());
  }

  /**
   * Why a mark is refused, or null. It counts only if it comes from a quantum that sends to the
   * queue and keeps copies, according to the broker. Operations sends no marks again: the next one
   * of the same quantum says the same.
   */
  static @Nullable String defect(ReceivedMessage mark) {
    if (mark.isReplay()) {
      return "A mark is never replayed. The next mark of its quantum replaces it.";
    }
    String sender = mark.sender();
    return sender == null || Queues.isMarkedBy(sender, mark.queue())
        ? null
        : "It was sent by broker user %s, whose marks do not count on %s."
            .formatted(sender, mark.queue());
  }

  /** A sender, and a queue to which it sent messages that are missing here. */
  public record Lost(String source, String queue) {}

  /**
   * A sender that was restored, and a queue to which it sent what it no longer knows.
   *
   * @param since when it sent the last message that it knows
   */
  public record Undone(String source, String queue, Instant since) {}

  /** Processes marks in their order, in the transaction in which the inbox stores them. */
  public void take(List<ReceivedMessage> messages) {
    List<SentMark> marks = reader.transform(messages);
    for (int i = 0; i < marks.size(); i++) {
      ReceivedMessage message = messages.get(i);
      String source = message.sender();
      if (source == null) {
        log.warn("Mark {} is ignored: the broker does not report who sent it", message.id());
      } else {
        take(marks.get(i), message, source);
      }
    }
  }

  private void take(SentMark mark, ReceivedMessage message, String source) {
    OffsetDateTime sentAt = message.sentAt().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into delivery.missing (id, queue, source, since)
            select named.id, :queue, :source,
                   least(clock_timestamp(), coalesce((select sent_at from delivery.mark_received
                                                      where source = :source and queue = :queue),
                                                     :sentAt))
            from unnest(cast(:ids as text[])::uuid[]) as named (id)
            where not exists (select from delivery.inbox known where known.id = named.id)
            on conflict do nothing
            """)
        .param("queue", message.queue())
        .param("source", source)
        .param("sentAt", sentAt)
        .param("ids", named(mark))
        .update();
    if (!message.queue().equals(Queues.DEAD_LETTER)) {
      follow(mark, message, source);
    }
    jdbc.sql(
            """
            insert into delivery.mark_received (source, queue, sent_at) values (?, ?, ?)
            on conflict (source, queue) do update set sent_at = excluded.sent_at
            """)
        .param(source)
        .param(message.queue())
        .param(sentAt)
        .update();
  }

  /**
   * Keeps which mark came after the previous one, and notices a second one. A mark that is sent
   * again is known to the inbox and does not come here.
   */
  private void follow(SentMark mark, ReceivedMessage message, String source) {
    boolean isOnlyOne =
        jdbc.sql(
                    """
                    insert into delivery.mark_followed (source, queue, previous, id, sent_at)
                    values (?, ?, ?, ?, ?)
                    on conflict do nothing
                    """)
                .param(source)
                .param(message.queue())
                .param(Objects.requireNonNullElse(mark.previous(), FIRST))
                .param(message.id())
                .param(message.sentAt().atOffset(ZoneOffset.UTC))
                .update()
            == 1;
    if (!isOnlyOne) {
      keepUndone(mark, message, source);
    }
  }

  /** The clock of the database may have gone back since it was noticed before. */
  private void keepUndone(SentMark mark, ReceivedMessage message, String source) {
    int noticed =
        jdbc.sql(
                """
                with other as (
                    select f.id, least(r.sent_at, clock_timestamp()) as until_at,
                           coalesce((select p.sent_at from delivery.mark_followed p
                                     where p.source = f.source and p.queue = f.queue
                                       and p.id = f.previous), f.sent_at) as since
                    from delivery.mark_followed f
                    join delivery.mark_received r on r.source = f.source and r.queue = f.queue
                    where f.source = :source and f.queue = :queue and f.previous = :previous
                )
                insert into delivery.undone (source, queue, since, until_at)
                select :source, :queue, least(since, until_at), until_at from other where id <> :id
                on conflict (source, queue) do update
                    set since = least(undone.since, excluded.since),
                        until_at = greatest(undone.until_at, excluded.until_at),
                        noticed_at = greatest(undone.noticed_at, excluded.noticed_at),
                        told = false
                """)
            .param("source", source)
            .param("queue", message.queue())
            .param("previous", Objects.requireNonNullElse(mark.previous(), FIRST))
            .param("id", message.id())
            .update();
    if (noticed > 0) {
      log.error("{} no longer knows everything that it has sent to {}", source, message.queue());
    }
  }

  private static String[] named(SentMark mark) {
    return Stream.concat(Stream.ofNullable(mark.previous()), mark.sent().stream())
        .map(UUID::toString)
        .toArray(String[]::new);
  }

  /**
   * Checks once more for missing messages, in the current transaction.
   *
   * @param looks number of checks after which a message is lost
   * @return what this check found to be lost
   */
  public List<Lost> look(int looks) {
    jdbc.sql(
            """
            delete from delivery.missing m
            where exists (select from delivery.inbox known where known.id = m.id)
            """)
        .update();
    return looked(looks).stream()
        .filter(lost -> !lost.source().equals(quantum) || isKept(lost.queue()))
        .toList();
  }

  /** What senders were noticed to have lost since the last call, in the current transaction. */
  public List<Undone> undone() {
    return jdbc.sql(
            """
            update delivery.undone set told = true where not told
            returning source, queue, since
            """)
        .query(
            (row, number) ->
                new Undone(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  private List<Lost> looked(int looks) {
    return jdbc.sql(
            """
            with looked as (
                update delivery.missing set looks = looks + 1 where looks < :looks
                returning source, queue, looks
            )
            select distinct source, queue from looked where looks = :looks order by source, queue
            """)
        .param("looks", looks)
        .query((row, number) -> new Lost(row.getString(1), row.getString(2)))
        .list();
  }

  /**
   * Whether this quantum has kept what it sent to itself and lacks. After a restore it still
   * receives marks that it sent before. What they name was undone together with the messages, so
   * nobody lacks it.
   */
  private boolean isKept(String queue) {
    jdbc.sql(
            """
            delete from delivery.missing m
            where source = ? and queue = ?
              and not exists (select from delivery.sent kept where kept.id = m.id)
            """)
        .param(quantum)
        .param(queue)
        .update();
    return jdbc.sql("select exists (select from delivery.missing where source = ? and queue = ?)")
        .param(quantum)
        .param(queue)
        .query(Boolean.class)
        .single();
  }

  /** What is lost here, and what its sender has lost, for each quantum that sent it. */
  public List<LostMessages> lost(int looks) {
    return jdbc.sql(
            """
            select source, array_agg(distinct queue order by queue), min(since), min(noticed_at),
                   cast(null as timestamptz)
            from delivery.missing where looks >= ? group by source
            union all
            select source, array_agg(queue order by queue), min(since), max(noticed_at),
                   max(until_at)
            from delivery.undone group by source
            order by 1, 5 nulls first
            """)
        .param(looks)
        .query(
            (row, number) ->
                new LostMessages(
                    row.getString(1),
                    List.of((String[]) row.getArray(2).getArray()),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    instant(row.getObject(5, OffsetDateTime.class))))
        .list();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /**
   * Deletes what is missing from this sender or, with a time, what it no longer knows of what it
   * sent until then, in the current transaction.
   */
  public void accept(String source, @Nullable Instant until) {
    if (until == null) {
      jdbc.sql("delete from delivery.missing where source = ?").param(source).update();
    } else {
      jdbc.sql("delete from delivery.undone where source = ? and until_at <= ?")
          .param(source)
          .param(until.atOffset(ZoneOffset.UTC))
          .update();
    }
  }
}
