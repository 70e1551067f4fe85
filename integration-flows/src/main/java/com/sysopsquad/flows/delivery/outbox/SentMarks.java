package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.SentMark;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Marks that are sent along with a quantum's messages. A mark names only messages that the broker
 * has taken, so it comes after them. Each mark names the previous one; if that is lost, this one
 * shows it.
 */
public final class SentMarks {

  static final ContractType TYPE = ContractType.of(SentMark.class);

  /** Maximum number of messages that are named in one round, evenly selected from what was sent. */
  private static final int MOST_NAMED = 500;

  /** Once in this many rounds, each queue gets a mark even if nothing was sent to it. */
  private static final int IDLE = 5;

  private final JdbcClient jdbc;
  private final ContractJson json;
  private final TimeOrderedIds ids;
  private final Clock clock;
  private final Lanes lanes;
  private final String quantum;
  private final List<String> queues;

  SentMarks(
      JdbcClient jdbc,
      ContractJson json,
      TimeOrderedIds ids,
      Clock clock,
      Lanes lanes,
      String quantum) {
    this.jdbc = jdbc;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
    this.lanes = lanes;
    this.quantum = quantum;
    this.queues =
        Queues.LIST.stream()
            .filter(queue -> queue.senders().contains(quantum))
            .map(Queue::name)
            .filter(Queues.MARKED::contains)
            .toList();
  }

  /**
   * A round of marks.
   *
   * @param first position after which messages are named
   * @param last position of the last message that is named
   * @param waits whether marks of an earlier round still wait for the broker, so that none is sent
   */
  public record Round(long number, long first, long last, boolean waits) {

    /** Whether each queue gets a mark even if nothing was sent to it. */
    public boolean marksAll() {
      return number % IDLE == 0;
    }
  }

  /** The number of the last round that any process of the quantum has begun. */
  public long lastRound() {
    return jdbc.sql("select number from delivery.mark_round").query(Long.class).single();
  }

  /**
   * Begins the next round in the current transaction; empty if another process has begun one since.
   * It names what was sent since the round before the last one, since some of that may have been
   * committed late. It ends before the first message that still waits for the broker, since lanes
   * are not equally fast, and what the next round begins after would never be named. For the same
   * reason the next round begins where this one did while marks wait.
   *
   * @param seen the number of the last round that this process knows
   */
  public Optional<Round> begin(long seen) {
    return jdbc.sql(
            """
            with outbox as (
                select min(waiting.position) as first,
                       exists (select from delivery.mark_sent mark
                               join delivery.outbox o on o.lane = :lane and o.position = mark.position)
                           as marked
                from generate_series(0, :lanes - 1) as lanes (lane)
                cross join lateral (select position from delivery.outbox o where o.lane = lanes.lane
                                    order by position limit 1) waiting
            )
            update delivery.mark_round
            set number = number + 1,
                first = case when outbox.marked then mark_round.first else last end,
                last = case when outbox.marked then last
                            else greatest(last, least((select max(position) from delivery.sent),
                                                      outbox.first - 1)) end
            from outbox
            where number = :seen
            returning number, old.first, last, outbox.marked
            """)
        .param("lane", lanes.of(quantum))
        .param("lanes", lanes.count())
        .param("seen", seen)
        .query(
            (row, number) ->
                new Round(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)))
        .optional();
  }

  /** Sends the marks of a round, in its transaction. */
  public void send(Round round) {
    if (round.waits()) {
      return;
    }
    Map<String, List<UUID>> named = named(round);
    for (String queue : queues) {
      List<UUID> sent = named.getOrDefault(queue, List.of());
      if (round.marksAll() || !sent.isEmpty()) {
        Previous previous = previous(queue);
        if (previous == null || !isRefused(previous)) {
          send(queue, new SentMark(quantum, previous == null ? null : previous.id(), sent));
        }
      }
    }
  }

  /** A message that the broker refuses is not sent yet, although it is kept. */
  private Map<String, List<UUID>> named(Round round) {
    Map<String, List<UUID>> named = new HashMap<>();
    jdbc.sql(
            """
            select distinct m.queue, m.id
            from generate_series(cast(:first as bigint) + 1, cast(:last as bigint),
                                 greatest(1, (cast(:last as bigint) - :first) / :most)) as point (position)
            cross join lateral (
                select queue, type, id from delivery.sent
                where position >= point.position and position <= :last
                order by position limit 1) m
            where m.queue = any (cast(:queues as text[])) and m.type <> :mark
              and not exists (select from delivery.refused r where r.id = m.id)
            """)
        .param("first", round.first())
        .param("last", round.last())
        .param("most", MOST_NAMED)
        .param("queues", queues.toArray(String[]::new))
        .param("mark", TYPE.name())
        .query(
            row -> {
              named
                  .computeIfAbsent(row.getString(1), queue -> new ArrayList<>())
                  .add(row.getObject(2, UUID.class));
            });
    return named;
  }

  private @Nullable Previous previous(String queue) {
    return jdbc.sql("select id, position from delivery.mark_sent where queue = ?")
        .param(queue)
        .query((row, number) -> new Previous(row.getObject(1, UUID.class), row.getLong(2)))
        .optional()
        .orElse(null);
  }

  /** One mark that the broker refuses is enough. */
  private boolean isRefused(Previous previous) {
    return jdbc.sql("select exists (select from delivery.refused where position = ?)")
        .param(previous.position())
        .query(Boolean.class)
        .single();
  }

  private void send(String queue, SentMark mark) {
    UUID id = ids.next();
    int lane = lanes.of(mark.subject());
    jdbc.sql(
            """
            with mark as (
                insert into delivery.outbox (lane, id, queue, type, version, subject, sent_at, body)
                values (:lane, :id, :queue, :type, :version, :subject, :sentAt, :body)
                returning queue, id, position
            )
            insert into delivery.mark_sent (queue, id, position) select queue, id, position from mark
            on conflict (queue) do update set id = excluded.id, position = excluded.position
            """)
        .param("lane", lane)
        .param("id", id)
        .param("queue", queue)
        .param("type", TYPE.name())
        .param("version", TYPE.version())
        .param("subject", mark.subject())
        .param("sentAt", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
        .param("body", json.write(mark))
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            BitSet touched = new BitSet();
            touched.set(lane);
            lanes.wake(touched);
          }
        });
  }

  /** The last mark of a queue. */
  private record Previous(UUID id, long position) {}
}
