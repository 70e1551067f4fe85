package com.sysopsquad.neighbours.sysops;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketDevice;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.flows.ticketstatus.TicketState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All tickets that sysops has received. */
class Tickets {

  private static final String COLUMNS =
      """
      select id, version, state, customer_id, customer_name, email, address, title, description,
             submitted_at, changed_at, number, category, urgency, device
      from sysops.ticket
      """;

  private final JdbcClient jdbc;

  Tickets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds new tickets; returns their versions, by their ids. */
  Map<UUID, Long> add(List<TicketSubmitted> tickets, Instant now) {
    return jdbc
        .sql(
            """
            with added as (
                insert into sysops.ticket
                    (id, customer_id, customer_name, email, address, title, description, state,
                     submitted_at, received_at, changed_at, number, category, urgency, device)
                select t.id, t.customer, t.name, t.email, t.address, t.title, t.description, 'NEW',
                       t.submitted, :now::timestamptz, :now::timestamptz, t.number, t.category,
                       t.urgency, t.device
                from unnest(:ids::uuid[], :customers::uuid[], :names::text[], :emails::text[],
                            :addresses::text[], :titles::text[], :descriptions::text[],
                            :submitted::timestamptz[], :numbers::text[], :categories::text[],
                            :urgencies::text[], :devices::text[])
                     as t (id, customer, name, email, address, title, description, submitted,
                           number, category, urgency, device)
                on conflict (id) do nothing
                returning id, version)
            insert into sysops.ticket_change (ticket_id, version, state, actor, at)
            select id, version, 'NEW', 'customer', :now::timestamptz
            from added
            returning ticket_id, version
            """)
        .param("now", now.toString())
        .param("ids", column(tickets, TicketSubmitted::ticketId))
        .param("customers", column(tickets, ticket -> ticket.customer().customerId()))
        .param("names", column(tickets, ticket -> ticket.customer().name()))
        .param("emails", column(tickets, ticket -> ticket.customer().email()))
        .param("addresses", column(tickets, ticket -> address(ticket.customer())))
        .param("titles", column(tickets, TicketSubmitted::title))
        .param("descriptions", column(tickets, TicketSubmitted::description))
        .param("submitted", column(tickets, TicketSubmitted::at))
        .param("numbers", column(tickets, TicketSubmitted::number))
        .param("categories", column(tickets, TicketSubmitted::category))
        .param("urgencies", column(tickets, TicketSubmitted::urgency))
        .param("devices", column(tickets, ticket -> device(ticket.device())))
        .query(
            (row, number) ->
                Map.entry(row.getObject("ticket_id", UUID.class), row.getLong("version")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The ticket with this id, locked until the transaction ends. */
  Ticket hold(UUID id) {
    return one(COLUMNS + "where id = :id for update", id);
  }

  /**
   * The ticket with this id.
   *
   * @throws NoSuchTicket if there is none
   */
  Ticket get(UUID id) {
    return one(COLUMNS + "where id = :id", id);
  }

  /** Records a move of a locked ticket; returns its next version. */
  long move(UUID id, TicketState to, @Nullable String note, String actor, Instant at) {
    return jdbc.sql(
            """
            with moved as (
                update sysops.ticket
                set state = :state, version = sysops.next_version(version),
                    changed_at = :at::timestamptz
                where id = :id
                returning id, version)
            insert into sysops.ticket_change (ticket_id, version, state, note, actor, at)
            select id, version, :state, :note, :actor, :at::timestamptz
            from moved
            returning version
            """)
        .param("id", id)
        .param("state", to.name())
        .param("note", note)
        .param("actor", actor)
        .param("at", at.toString())
        .query(Long.class)
        .single();
  }

  /** The history of a ticket, oldest first. */
  List<TicketChange> changes(UUID id) {
    return jdbc.sql(
            """
            select version, state, note, actor, at
            from sysops.ticket_change
            where ticket_id = :id
            order by version
            """)
        .param("id", id)
        .query(
            (row, number) ->
                new TicketChange(
                    row.getLong("version"),
                    TicketState.valueOf(row.getString("state")),
                    row.getString("note"),
                    row.getString("actor"),
                    instant(row, "at")))
        .list();
  }

  /** The newest tickets. */
  List<Ticket> newest(int page, int size) {
    return jdbc.sql(COLUMNS + "order by submitted_at desc, id limit :size offset :skipped")
        .param("size", size)
        .param("skipped", (long) page * size)
        .query((row, number) -> ticket(row))
        .list();
  }

  /** How many tickets are in this state. */
  long count(TicketState state) {
    return jdbc.sql("select count(*) from sysops.ticket where state = :state")
        .param("state", state.name())
        .query(Long.class)
        .single();
  }

  /** The tickets with this number. */
  List<Ticket> numbered(String number) {
    return jdbc.sql(COLUMNS + "where number = :number order by submitted_at desc, id")
        .param("number", number)
        .query((row, index) -> ticket(row))
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from sysops.ticket").query(Long.class).single();
  }

  private Ticket one(String sql, UUID id) {
    return jdbc.sql(sql)
        .param("id", id)
        .query((row, number) -> ticket(row))
        .optional()
        .orElseThrow(() -> new NoSuchTicket(id));
  }

  private static String address(CustomerDetails customer) {
    return "%s\n%s, %s %s"
        .formatted(customer.street(), customer.city(), customer.state(), customer.postalCode());
  }

  private static Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        TicketState.valueOf(row.getString("state")),
        row.getObject("customer_id", UUID.class),
        row.getString("customer_name"),
        row.getString("email"),
        row.getString("address"),
        row.getString("title"),
        row.getString("description"),
        instant(row, "submitted_at"),
        instant(row, "changed_at"),
        row.getString("number"),
        word(row.getString("category"), TicketCategory::valueOf),
        word(row.getString("urgency"), TicketUrgency::valueOf),
        row.getString("device"));
  }

  private static <T> @Nullable T word(@Nullable String name, Function<String, T> reading) {
    return name == null ? null : reading.apply(name);
  }

  private static @Nullable String device(@Nullable TicketDevice device) {
    if (device == null) {
      return null;
    }
    String title = "%s %s, %s".formatted(device.make(), device.model(), device.kind());
    return device.serial() == null ? title : title + ", serial number " + device.serial();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
