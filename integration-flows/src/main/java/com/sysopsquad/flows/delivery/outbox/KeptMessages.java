package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Messages that were sent and are kept for some days, so that they can be sent again after a
 * restore.
 */
public final class KeptMessages {

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final int days;

  /**
   * @param days for how many days they are kept
   */
  KeptMessages(JdbcClient jdbc, Lanes lanes, int days) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.days = days;
  }

  /**
   * The messages that were sent to one of the queues since a given time.
   *
   * @param since by the clock of the database
   */
  public record Selection(Instant since, List<String> queues) {}

  /**
   * The number of messages in a selection; marks, which are sent with them, do not count.
   *
   * @param last position of the last one, or of a mark after it
   * @param firstNumber position of the first one; null if there is none
   * @param lastNumber position of the last one; null if there is none
   */
  public record Extent(
      long messages, long last, @Nullable Long firstNumber, @Nullable Long lastNumber) {}

  /**
   * Some messages of a selection that are in the outbox again.
   *
   * @param position of the last one
   * @param inOutbox position of the last one in the outbox, or 0
   * @param complete whether the selection has no more
   */
  public record Batch(long messages, long position, long inOutbox, boolean complete) {}

  /**
   * Counts the messages of a selection.
   *
   * @param after position after which they begin
   */
  public Extent extent(Selection selection, long after) {
    return jdbc.sql(
            """
            select count(*) filter (where type <> :mark), coalesce(max(position), 0),
                   min(position) filter (where type <> :mark),
                   max(position) filter (where type <> :mark)
            from delivery.sent
            where position > :after and kept_at >= :since and queue = any (cast(:queues as text[]))
              and kept_at >= clock_timestamp() - make_interval(days => :days)
            """)
        .param("mark", SentMarks.TYPE.name())
        .param("after", after)
        .param("since", selection.since().atOffset(ZoneOffset.UTC))
        .param("queues", selection.queues().toArray(String[]::new))
        .param("days", days)
        .query(
            (row, number) ->
                new Extent(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, Long.class),
                    row.getObject(4, Long.class)))
        .single();
  }

  /** When the oldest kept message was sent, if any is kept. */
  public Optional<Instant> keptSince() {
    return jdbc.sql(
            """
            select kept_at from delivery.sent
            where kept_at >= clock_timestamp() - make_interval(days => ?)
            order by position limit 1
            """)
        .param(days)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** Whether at least this many messages are waiting to be sent. */
  public boolean areWaiting(int most) {
    return jdbc.sql("select count(*) >= ? from (select from delivery.outbox limit ?)")
        .param(most)
        .param(most)
        .query(Boolean.class)
        .single();
  }

  /** The position of the message that has been waiting longest, or the highest number. */
  public long firstWaiting() {
    return jdbc.sql(
            """
            with recursive first as (
                (select lane, position from delivery.outbox order by lane, position limit 1)
                union all
                select next.lane, next.position
                from first cross join lateral (
                    select lane, position from delivery.outbox o where o.lane > first.lane
                    order by lane, position limit 1) next
            )
            select coalesce(min(position), :none) from first
            """)
        .param("none", Long.MAX_VALUE)
        .query(Long.class)
        .single();
  }

  /**
   * Puts the next messages of a selection back into the outbox, in the current transaction, with
   * their original ids and in their original order.
   *
   * @param resend the resend that this belongs to
   * @param after position after which they begin
   * @param last position of the last one
   */
  public Batch sendAgain(Selection selection, UUID resend, long after, long last, int atMost) {
    Batch batch =
        jdbc.sql(
                """
                with next as (
                    select * from delivery.sent
                    where position > :after and position <= :last
                      and kept_at >= :since and queue = any (cast(:queues as text[]))
                      and kept_at >= clock_timestamp() - make_interval(days => :days)
                    order by position limit :atMost
                ), again as (
                    insert into delivery.outbox
                        (lane, id, queue, type, version, subject, sent_at, traceparent, headers, body)
                    select lane % cast(:lanes as smallint), id, queue, type, version, subject,
                           sent_at, traceparent, jsonb_build_object(cast(:header as text), cast(:resend as text)), body
                    from next order by position
                    returning position
                )
                select count(*) filter (where type <> :mark), coalesce(max(position), :last),
                       (select coalesce(max(position), 0) from again), count(*) < :atMost
                from next
                """)
            .param("mark", SentMarks.TYPE.name())
            .param("after", after)
            .param("last", last)
            .param("since", selection.since().atOffset(ZoneOffset.UTC))
            .param("queues", selection.queues().toArray(String[]::new))
            .param("days", days)
            .param("atMost", atMost)
            .param("lanes", lanes.count())
            .param("header", WireFormat.RESEND)
            .param("resend", resend.toString())
            .query(
                (row, number) ->
                    new Batch(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)))
            .single();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            lanes.wakeAll();
          }
        });
    return batch;
  }
}
