package com.sysopsquad.portal.ticket;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import com.sysopsquad.portal.device.Device;
import com.sysopsquad.portal.display.TypedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All submitted tickets; each is visible only to its customer. */
@Repository
public class Tickets {

  static final int PAGE_SIZE = 20;
  private static final int LONGEST_WORDS = 100;

  /** A ticket that the customer has closed stays closed, whatever sysops reports later. */
  private static final String COLUMNS =
      """
      select id, number, title, description, category, urgency, device,
             case when closed_at is null then state else 'CLOSED' end as progress, version,
             submitted_at, changed_at
      from customer.ticket
      """;

  private static final String ASKED_FOR =
      """
      where customer_id = :customerId
        and (:filter = 'ALL'
             or (:filter = 'DONE') = (closed_at is not null or state in ('RESOLVED', 'CLOSED')))
        and (:words = ''
             or position(lower(:words) in lower(concat_ws(E'\\n', title, description, 'T-' || number))) > 0)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Tickets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A page of the customer's tickets; the nearest one that exists.
   *
   * @param typed search words for title, description and number; empty for any
   */
  public TicketPage page(UUID customerId, TicketFilter filter, String typed, int page) {
    String line = TypedText.line(typed);
    String words = line.substring(0, Math.min(line.length(), LONGEST_WORDS));
    long total =
        jdbc.sql("select count(*) from customer.ticket\n" + ASKED_FOR)
            .param("customerId", customerId)
            .param("filter", filter.name())
            .param("words", words)
            .query(Long.class)
            .single();
    int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int shown = Math.clamp(page, 1, pages);
    List<Ticket> tickets =
        jdbc.sql(COLUMNS + ASKED_FOR + "order by submitted_at desc, id limit :size offset :skipped")
            .param("customerId", customerId)
            .param("filter", filter.name())
            .param("words", words)
            .param("size", PAGE_SIZE)
            .param("skipped", (shown - 1) * PAGE_SIZE)
            .query((row, number) -> ticket(row))
            .list();
    return new TicketPage(tickets, filter, words, shown, pages, total);
  }

  /** This many of the customer's newest open tickets. */
  public OpenTickets open(UUID customerId, int most) {
    List<Ticket> tickets =
        jdbc.sql(COLUMNS + ASKED_FOR + "order by submitted_at desc, id limit :size")
            .param("customerId", customerId)
            .param("filter", TicketFilter.OPEN.name())
            .param("words", "")
            .param("size", most + 1)
            .query((row, number) -> ticket(row))
            .list();
    return OpenTickets.of(tickets, most);
  }

  /**
   * The customer's ticket with this id.
   *
   * @throws NoSuchTicket if it is not this customer's
   */
  public Ticket get(UUID customerId, UUID id) {
    return one(customerId, id, "");
  }

  /** The customer of the ticket with this id, if there is one. */
  public Optional<UUID> customerOf(UUID id) {
    return jdbc.sql("select customer_id from customer.ticket where id = ?")
        .param(id)
        .query(UUID.class)
        .optional();
  }

  /** The same as {@link #get}, locked until the transaction ends. */
  public Ticket hold(UUID customerId, UUID id) {
    return one(customerId, id, "for update");
  }

  /** Adds a new ticket; false if this id is already known. */
  public boolean add(UUID customerId, NewTicket ticket, @Nullable Device device, Instant at) {
    return jdbc.sql(
                """
                insert into customer.ticket
                    (id, customer_id, title, description, category, urgency, device_id, device,
                     submitted_at, changed_at)
                values (:id, :customerId, :title, :description, :category, :urgency, :deviceId,
                        :device, :at, :at)
                on conflict (id) do nothing
                """)
            .param("id", ticket.id())
            .param("customerId", customerId)
            .param("title", ticket.title())
            .param("description", ticket.description())
            .param("category", ticket.category().name())
            .param("urgency", ticket.urgency().name())
            .param("deviceId", device == null ? null : device.id())
            .param("device", device == null ? null : device.title())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Closes a locked ticket, as requested by its customer. */
  public void close(UUID id, Instant at) {
    jdbc.sql(
            """
            update customer.ticket
            set closed_at = :at, changed_at = :at,
                closed_arrival = nextval('customer.ticket_arrival')
            where id = :id
            """)
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A ticket of these statuses that does not exist here, if there is one. */
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

  /**
   * Adds each version to its timeline once, and shows the highest one of each ticket.
   *
   * @return the tickets whose state has changed and that their customers have not closed
   */
  List<MovedTicket> tell(List<TicketStatusChanged> statuses) {
    return jdbc.sql(
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
            ), moved as (
                update customer.ticket t
                set state = n.state, version = n.version,
                    changed_at = case when t.closed_at is null then n.at else t.changed_at end
                from (select distinct on (id) * from news order by id, version desc) n
                where t.id = n.id and t.version < n.version
                returning t.id, t.customer_id, t.number, t.title, t.state, t.version, n.note,
                          t.closed_at
            )
            select * from moved where closed_at is null
            """)
        .param("now", clock.instant().toString())
        .param("ids", column(statuses, TicketStatusChanged::ticketId))
        .param("versions", column(statuses, TicketStatusChanged::version))
        .param("states", column(statuses, status -> TicketProgress.of(status.state()).name()))
        .param("notes", column(statuses, TicketStatusChanged::note))
        .param("times", column(statuses, TicketStatusChanged::at))
        .query(
            (row, number) ->
                new MovedTicket(
                    row.getObject("id", UUID.class),
                    row.getObject("customer_id", UUID.class),
                    number(row),
                    row.getString("title"),
                    TicketProgress.valueOf(row.getString("state")),
                    row.getLong("version"),
                    row.getString("note")))
        .list();
  }

  private Ticket one(UUID customerId, UUID id, String locking) {
    return jdbc.sql(COLUMNS + "where id = :id and customer_id = :customerId " + locking)
        .param("id", id)
        .param("customerId", customerId)
        .query((row, number) -> ticket(row))
        .optional()
        .orElseThrow(() -> new NoSuchTicket(id));
  }

  private static Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(
        row.getObject("id", UUID.class),
        number(row),
        row.getString("title"),
        row.getString("description"),
        TicketCategory.valueOf(row.getString("category")),
        TicketUrgency.valueOf(row.getString("urgency")),
        row.getString("device"),
        TicketProgress.valueOf(row.getString("progress")),
        row.getLong("version"),
        instant(row, "submitted_at"),
        instant(row, "changed_at"));
  }

  private static String number(ResultSet row) throws SQLException {
    return "T-" + row.getLong("number");
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
