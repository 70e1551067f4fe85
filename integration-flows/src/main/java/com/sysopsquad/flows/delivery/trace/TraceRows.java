package com.sysopsquad.flows.delivery.trace;

import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.SentMark;
import com.sysopsquad.flows.message.report.TraceHop;
import com.sysopsquad.flows.message.report.TraceStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Messages in the tables of a quantum, by id or subject. What was sent is searched by id from the
 * day of the id on; by subject, everything that is kept is read, which can take seconds.
 */
final class TraceRows {

  private final JdbcClient jdbc;

  TraceRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known, the latest first. */
  List<TraceHop> find(List<UUID> ids, @Nullable String about, int atMost) {
    return jdbc.sql(
            """
            with asked as materialized (
                select unnest(cast(:ids as text[])::uuid[]) as id
            ), earliest as materialized (
                select case when cast(:about as text) is not null then '-infinity'
                            else coalesce(min(coalesce(uuid_extract_timestamp(id), '-infinity')),
                                          'infinity') - interval '1 hour' end as at
                from asked
            )
            select id, queue, type, subject, step, at, attempts from (
                select id, queue, type, subject, 'WAITING_TO_SEND' as step, stored_at as at,
                       0 as attempts
                from delivery.outbox
                where type <> :mark and (id in (select id from asked) or subject = :about)
                union all
                select id, queue, type, subject, 'REFUSED', coalesce(refused_at, sent_at), attempts
                from delivery.refused
                where type <> :mark and (id in (select id from asked) or subject = :about)
                union all
                select id, queue, type, subject, 'SENT', kept_at, 0
                from delivery.sent
                where type <> :mark and kept_at >= (select at from earliest)
                  and (id in (select id from asked) or subject = :about)
                union all
                select id, queue, type, subject, 'WAITING_FOR_RETRY', received_at, attempts
                from delivery.retry
                where id in (select id from asked) or subject = :about
                union all
                select i.id, null, null, null,
                       case when i.dead then 'GIVEN_UP' else 'APPLIED' end, i.received_at, 0
                from delivery.inbox i
                where i.id = any (cast(:ids as text[])::uuid[])
                  and not exists (select from delivery.retry r where r.id = i.id)
            ) known
            order by at desc limit :most
            """)
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .param("about", about)
        .param("mark", ContractType.of(SentMark.class).name())
        .param("most", atMost)
        .query(TraceRows::hop)
        .list();
  }

  private static TraceHop hop(ResultSet row, int number) throws SQLException {
    String queue = row.getString("queue");
    return new TraceHop(
        row.getObject("id", UUID.class),
        queue,
        masked(row.getString("type")),
        queue != null && Queues.CONFIDENTIAL.contains(queue)
            ? null
            : masked(row.getString("subject")),
        TraceStep.valueOf(row.getString("step")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"));
  }

  /** Anybody who may send to a queue can write anything there. */
  private static @Nullable String masked(@Nullable String text) {
    return text == null ? null : Masking.mask(text);
  }
}
