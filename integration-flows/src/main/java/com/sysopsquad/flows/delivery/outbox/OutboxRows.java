package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import com.sysopsquad.flows.message.Queues;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The relay's view of the outbox: rows leave it in the order in which they were added. */
public final class OutboxRows {

  /** First key of the advisory locks of the relay: "outbox" on a phone keypad. */
  public static final int LOCKS = 688269;

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  /**
   * This many bytes, and one more message, fit into the memory of this process and the broker's
   * log.
   */
  private static final long MOST_AT_ONCE = 16L << 20;

  private static final String[] UNKEPT = Queues.UNKEPT.toArray(String[]::new);

  private final JdbcClient jdbc;
  private final boolean keeping;
  private final JsonMapper json = JsonMapper.shared();

  /**
   * @param keeping whether sent messages are kept
   */
  OutboxRows(JdbcClient jdbc, boolean keeping) {
    this.jdbc = jdbc;
    this.keeping = keeping;
  }

  /**
   * Locks the lane for this transaction, in all processes. Always uses the index, since the table
   * may be empty at one moment and full at the next, and the planner's statistics do not show that.
   */
  boolean lease(int lane) {
    return jdbc.sql(
            """
            select pg_try_advisory_xact_lock(?, ?) and set_config('enable_seqscan', 'off', true) <> ''
            """)
        .param(LOCKS)
        .param(lane)
        .query(Boolean.class)
        .single();
  }

  /**
   * Takes the first rows of the lane out of the outbox, as many as fit into memory, and keeps them
   * so that they can be sent again after a restore. A message with its own headers is a replay or
   * was sent again; it is not kept.
   */
  List<OutgoingMessage> take(int lane, int atMost) {
    return jdbc.sql(
            """
            with first as (
                select max(position) as last
                from (select position, sum(octet_length(body)) over earlier as size
                      from (select position, body from delivery.outbox
                            where lane = :lane order by position limit :atMost)
                      window earlier as (order by position
                                         rows between unbounded preceding and 1 preceding))
                where coalesce(size, 0) < :size
            ), taken as (
                delete from delivery.outbox
                where lane = :lane and position <= (select last from first)
                returning position, id, queue, type, version, subject, sent_at, traceparent, body,
                          headers
            ), kept as (
                insert into delivery.sent
                    (position, lane, id, queue, type, version, subject, sent_at, traceparent, body)
                select position, :lane, id, queue, type, version, subject, sent_at, traceparent, body
                from taken
                where :keeping and headers is null and queue <> all (cast(:unkept as text[]))
                order by position
            )
            select * from taken order by position
            """)
        .param("lane", lane)
        .param("atMost", atMost)
        .param("size", MOST_AT_ONCE)
        .param("keeping", keeping)
        .param("unkept", UNKEPT)
        .query(
            (row, number) ->
                new OutgoingMessage(
                    row.getLong(1),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5),
                    row.getString(6),
                    row.getObject(7, OffsetDateTime.class).toInstant(),
                    row.getString(8),
                    row.getString(9),
                    headers(row.getString(10))))
        .list();
  }

  private Map<String, String> headers(@Nullable String text) {
    return text == null ? Map.of() : json.readValue(text, HEADERS);
  }

  /** Moves messages that a process with more lanes has left behind to the lanes that are in use. */
  int adopt(int lanes) {
    int moved = 0;
    for (String table : List.of("delivery.outbox", "delivery.refused")) {
      moved +=
          jdbc.sql("update " + table + " set lane = lane % ?::smallint where lane >= ?")
              .param(lanes)
              .param(lanes)
              .update();
    }
    return moved;
  }
}
