package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.message.TicketStatusChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All tickets that customers submitted; each is shown to its customer alone. */
@Repository
public class Tickets {

  private static final int SHOWN = 50;

  private final JdbcClient jdbc;
  private final Clock clock;

  Tickets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The customer's newest tickets. */
  public List<Ticket> of(UUID customerId) {
    return jdbc.sql(
            """
            select id, title, description, state, version, submitted_at, changed_at
            from customer.ticket
            where customer_id = :customerId
            order by submitted_at desc, id
            limit :shown
            """)
        .param("customerId", customerId)
        .param("shown", SHOWN)
        .query((row, number) -> ticket(row))
        .list();
  }

  /**
   * The customer's ticket of this id.
   *
   * @throws NoSuchTicket if it is not this customer's
   */
  public Ticket get(UUID customerId, UUID id) {
    return jdbc.sql(
            """
            select id, title, description, state, version, submitted_at, changed_at
            from customer.ticket
            where id = :id and customer_id = :customerId
            """)
        .param("id", id)
        .param("customerId", customerId)
        .query((row, number) -> ticket(row))
        .optional()
        .orElseThrow(() -> new NoSuchTicket(id));
  }

  /** Everything that sysops told about the customer's ticket, the newest first. */
  public List<TicketEvent> timeline(UUID customerId, UUID id) {
    return jdbc.sql(
            """
            select e.version, e.state, e.note, e.at
            from customer.ticket_event e
            join customer.ticket t on t.id = e.ticket_id
            where t.id = :id and t.customer_id = :customerId
            order by e.version desc
            """)
        .param("id", id)
        .param("customerId", customerId)
        .query(
            (row, number) ->
                new TicketEvent(
                    row.getLong("version"),
                    TicketProgress.valueOf(row.getString("state")),
                    row.getString("note"),
                    instant(row, "at")))
        .list();
  }

  /** Adds a ticket that nobody has seen yet; false if this id is known already. */
  boolean add(UUID id, UUID customerId, String title, String description, Instant at) {
    return jdbc.sql(
                """
                insert into customer.ticket
                    (id, customer_id, title, description, submitted_at, changed_at)
                values (:id, :customerId, :title, :description, :at, :at)
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("customerId", customerId)
            .param("title", title)
            .param("description", description)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** One of the tickets that these statuses are about and that is not here, if there is one. */
  Optional<UUID> unknown(List<TicketStatusChanged> statuses) {
    return jdbc.sql(
            """
            select n.id
            from unnest(:ids::uuid[], :customers::uuid[]) as n (id, customer)
            where not exists (select from customer.ticket t
                              where t.id = n.id and t.customer_id = n.customer)
            limit 1
            """)
        .param("ids", column(statuses, TicketStatusChanged::ticketId))
        .param("customers", column(statuses, TicketStatusChanged::customerId))
        .query(UUID.class)
        .optional();
  }

  /** Adds each version to its timeline once, and shows the highest of each ticket. */
  void tell(List<TicketStatusChanged> statuses) {
    jdbc.sql(
            """
            with news as (
                select *
                from unnest(:ids::uuid[], :versions::bigint[], :states::text[], :notes::text[],
                            :times::timestamptz[]) as n (id, version, state, note, at)
            ), told as (
                insert into customer.ticket_event
                    (ticket_id, version, state, note, at, arrived_at)
                select id, version, state, note, at, :now::timestamptz
                from news
                on conflict (ticket_id, version) do nothing
            )
            update customer.ticket t
            set state = n.state, version = n.version, changed_at = n.at
            from (select distinct on (id) * from news order by id, version desc) n
            where t.id = n.id and t.version < n.version
            """)
        .param("now", clock.instant().toString())
        .param("ids", column(statuses, TicketStatusChanged::ticketId))
        .param("versions", column(statuses, TicketStatusChanged::version))
        .param("states", column(statuses, status -> TicketProgress.of(status.state()).name()))
        .param("notes", column(statuses, TicketStatusChanged::note))
        .param("times", column(statuses, TicketStatusChanged::at))
        .update();
  }

  private static Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(
        row.getObject("id", UUID.class),
        row.getString("title"),
        row.getString("description"),
        TicketProgress.valueOf(row.getString("state")),
        row.getLong("version"),
        instant(row, "submitted_at"),
        instant(row, "changed_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable String[] column(
      List<TicketStatusChanged> statuses, Function<TicketStatusChanged, @Nullable Object> value) {
    return statuses.stream()
        .map(value)
        .map(each -> each == null ? null : each.toString())
        .toArray(String[]::new);
  }
}
