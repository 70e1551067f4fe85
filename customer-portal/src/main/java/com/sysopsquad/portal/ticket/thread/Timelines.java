package com.sysopsquad.portal.ticket.thread;

import com.sysopsquad.portal.ticket.TicketProgress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events of tickets, in the order of arrival. */
@Repository
public class Timelines {

  private final JdbcClient jdbc;

  Timelines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All events of the customer's ticket, newest first. */
  public List<TimelineEntry> of(UUID customerId, UUID ticketId) {
    return jdbc.sql(
            """
            with ticket as (
                select * from customer.ticket where id = :ticketId and customer_id = :customerId
            )
            select 'MOVED' as kind, e.state, e.note as text, e.at, null::uuid as comment_id, e.arrival
            from ticket t
            join customer.ticket_event e on e.ticket_id = t.id
            where t.closed_at is null or e.state <> 'CLOSED'
            union all
            select 'COMMENTED', null, c.text, c.at, c.id, c.arrival
            from ticket t
            join customer.ticket_comment c on c.ticket_id = t.id
            union all
            select 'CLOSED', null, null, t.closed_at, null, t.closed_arrival
            from ticket t
            where t.closed_at is not null
            union all
            select 'SUBMITTED', null, null, t.submitted_at, null, 0
            from ticket t
            order by arrival desc
            """)
        .param("ticketId", ticketId)
        .param("customerId", customerId)
        .query(
            (row, number) ->
                new TimelineEntry(
                    TimelineEntry.Kind.valueOf(row.getString("kind")),
                    progress(row.getString("state")),
                    row.getString("text"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getObject("comment_id", UUID.class)))
        .list();
  }

  /** The text of a comment on the ticket, if there is one with this id. */
  Optional<String> comment(UUID ticketId, UUID commentId) {
    return jdbc.sql(
            "select text from customer.ticket_comment where id = :id and ticket_id = :ticketId")
        .param("id", commentId)
        .param("ticketId", ticketId)
        .query(String.class)
        .optional();
  }

  /** How many comments there are on a ticket. */
  int comments(UUID ticketId) {
    return jdbc.sql("select count(*) from customer.ticket_comment where ticket_id = ?")
        .param(ticketId)
        .query(Integer.class)
        .single();
  }

  /** Adds a comment; false if this id is already known. */
  boolean add(UUID customerId, UUID ticketId, UUID commentId, String text, Instant at) {
    return jdbc.sql(
                """
                insert into customer.ticket_comment (id, ticket_id, customer_id, text, at)
                values (:id, :ticketId, :customerId, :text, :at)
                on conflict (id) do nothing
                """)
            .param("id", commentId)
            .param("ticketId", ticketId)
            .param("customerId", customerId)
            .param("text", text)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static @Nullable TicketProgress progress(@Nullable String state) {
    return state == null ? null : TicketProgress.valueOf(state);
  }
}
