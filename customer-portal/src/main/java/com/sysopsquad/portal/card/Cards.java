package com.sysopsquad.portal.card;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.portal.card.Card.Pending;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All cards that customers added, without their numbers. */
@Repository
public class Cards {

  private static final int PAGE_SIZE = 20;

  /**
   * Of several verified cards, the one that was verified or chosen last pays; billing uses the same
   * rule.
   */
  private static final String CARDS =
      """
      select *
      from (select id, state, brand, last_four, expires_on, reason_kind, reason, handed_in_at,
                   state = 'VERIFIED'
                     and row_number() over (partition by state
                                            order by greatest(decided_at, chosen_at) desc, id) = 1
                     as pays
            from customer.card
            where customer_id = :customerId and state <> 'REMOVED') card
      """;

  /**
   * A card that billing has not decided on for so long was lost: a card message is valid for 24
   * hours.
   */
  private static final Duration LOST = Duration.ofHours(25);

  private static final String NOT_RECEIVED = "The card was not received. Add it again.";

  private final JdbcClient jdbc;
  private final Clock clock;

  Cards(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The first page of the customer's cards. */
  public List<Card> of(UUID customerId) {
    return page(customerId, 1).cards();
  }

  /** A page of the customer's cards; the nearest one that exists. */
  CardPage page(UUID customerId, int page) {
    long total =
        jdbc.sql(
                """
                select count(*) from customer.card
                where customer_id = :customerId and state <> 'REMOVED'
                """)
            .param("customerId", customerId)
            .query(Long.class)
            .single();
    int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int shown = Math.clamp(page, 1, pages);
    List<Card> cards =
        jdbc.sql(
                CARDS
                    + """
                    order by pays desc, handed_in_at desc, id
                    limit :size offset :skipped
                    """)
            .param("customerId", customerId)
            .param("size", PAGE_SIZE)
            .param("skipped", (shown - 1) * PAGE_SIZE)
            .query((row, number) -> card(row))
            .list();
    return new CardPage(cards, shown, pages, total);
  }

  /**
   * The customer's card with this id.
   *
   * @throws NoSuchCard if it is not this customer's, or was removed
   */
  public Card get(UUID customerId, UUID id) {
    return jdbc.sql(CARDS + "where id = :id")
        .param("customerId", customerId)
        .param("id", id)
        .query((row, number) -> card(row))
        .optional()
        .orElseThrow(() -> new NoSuchCard(id));
  }

  /** How many cards the customer has added since then. */
  long handedInSince(UUID customerId, Instant since) {
    return jdbc.sql(
            """
            select count(*) from customer.card
            where customer_id = :customerId and handed_in_at > :since
            """)
        .param("customerId", customerId)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /**
   * Makes a verified card the default, with a time after all other decisions on the customer's
   * cards.
   *
   * @return when it was chosen
   */
  Instant choose(UUID customerId, UUID id) {
    return jdbc.sql(
            """
            update customer.card
            set chosen_at = greatest(:now,
                    (select max(greatest(decided_at, chosen_at)) + interval '1 microsecond'
                     from customer.card where customer_id = :customerId))
            where id = :id and customer_id = :customerId and state = 'VERIFIED'
            returning chosen_at
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .param("customerId", customerId)
        .query((row, number) -> row.getObject("chosen_at", OffsetDateTime.class).toInstant())
        .optional()
        .orElseThrow(() -> new NoSuchCard(id));
  }

  /** Deletes a card that billing has decided on, or that was lost; false if there is none. */
  boolean remove(UUID customerId, UUID id) {
    return jdbc.sql(
                """
                update customer.card
                set state = 'REMOVED', brand = null, last_four = null, expires_on = null,
                    decided_at = coalesce(decided_at, :now)
                where id = :id and customer_id = :customerId
                  and (state in ('VERIFIED', 'REJECTED')
                       or state = 'PENDING' and handed_in_at < :lost)
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("lost", clock.instant().minus(LOST).atOffset(ZoneOffset.UTC))
            .param("id", id)
            .param("customerId", customerId)
            .update()
        == 1;
  }

  /**
   * Deletes all cards of a customer, including those that billing has not decided on; returns them.
   */
  List<UUID> removeAll(UUID customerId) {
    return jdbc.sql(
            """
            update customer.card
            set state = 'REMOVED', brand = null, last_four = null, expires_on = null,
                decided_at = coalesce(decided_at, :now)
            where customer_id = :customerId and state <> 'REMOVED'
            returning id
            """)
        .param("customerId", customerId)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }

  /** Whether the customer has removed this card. */
  boolean isRemoved(UUID customerId, UUID id) {
    return jdbc.sql(
            """
            select exists (select from customer.card
                           where id = :id and customer_id = :customerId and state = 'REMOVED')
            """)
        .param("id", id)
        .param("customerId", customerId)
        .query(Boolean.class)
        .single();
  }

  /** Adds a card that billing has not decided on; false if the registration is already known. */
  boolean add(UUID registrationId, UUID customerId) {
    return jdbc.sql(
                """
                insert into customer.card (id, customer_id, state, handed_in_at)
                values (:id, :customerId, 'PENDING', :now)
                on conflict (id) do nothing
                """)
            .param("id", registrationId)
            .param("customerId", customerId)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Whether the registration is this customer's. */
  boolean belongsTo(UUID registrationId, UUID customerId) {
    return jdbc.sql(
            "select exists (select from customer.card where id = :id and customer_id ="
                + " :customerId)")
        .param("id", registrationId)
        .param("customerId", customerId)
        .query(Boolean.class)
        .single();
  }

  /**
   * Applies the newest decision on each card; a decision older than the known one changes nothing.
   * A card that was lost in a restore comes back with its decision. A card that billing knows as
   * removed is removed, whatever was decided before or after.
   */
  void decide(List<CardStatusChanged> statuses) {
    jdbc.sql(
            """
            insert into customer.card as c
                (id, customer_id, state, brand, last_four, expires_on, reason_kind, reason,
                 handed_in_at, decided_at)
            select d.id, d.customer_id, d.state, d.brand, d.last_four, d.expires_on,
                   case when d.state = 'REJECTED' then d.kind end,
                   case when d.state = 'REJECTED'
                        then coalesce(d.reason, 'The card was refused.') end,
                   d.decided_at, d.decided_at
            from (select distinct on (id) *
                  from (select *,
                               case when verified then 'VERIFIED'
                                    when kind = :removed then 'REMOVED'
                                    else 'REJECTED' end as state
                        from unnest(:ids::uuid[], :customers::uuid[], :verified::boolean[],
                                    :brands::text[], :lastFours::text[], :expiries::date[],
                                    :kinds::text[], :reasons::text[], :decided::timestamptz[])
                             as s (id, customer_id, verified, brand, last_four, expires_on, kind,
                                   reason, decided_at)) s
                  order by id, state = 'REMOVED' desc, decided_at desc) d
            where exists (select from customer.customer where id = d.customer_id)
            on conflict (id) do update
            set state = excluded.state,
                brand = case when excluded.state <> 'REMOVED'
                             then coalesce(excluded.brand, c.brand) end,
                last_four = case when excluded.state <> 'REMOVED'
                                 then coalesce(excluded.last_four, c.last_four) end,
                expires_on = excluded.expires_on, reason_kind = excluded.reason_kind,
                reason = excluded.reason, decided_at = excluded.decided_at
            where c.customer_id = excluded.customer_id
              and c.state <> 'REMOVED'
              and (excluded.state = 'REMOVED'
                   or c.decided_at is null or c.decided_at < excluded.decided_at)
            """)
        .param("removed", CardStatusChanged.REMOVED)
        .param("ids", column(statuses, CardStatusChanged::registrationId))
        .param("customers", column(statuses, CardStatusChanged::customerId))
        .param("verified", column(statuses, CardStatusChanged::verified))
        .param("brands", column(statuses, CardStatusChanged::brand))
        .param("lastFours", column(statuses, CardStatusChanged::lastFour))
        .param("expiries", column(statuses, status -> lastDay(status.expiry())))
        .param("kinds", column(statuses, CardStatusChanged::kind))
        .param("reasons", column(statuses, CardStatusChanged::reason))
        .param("decided", column(statuses, CardStatusChanged::at))
        .update();
  }

  /** Where a list of verified cards goes on: after this time, and after this card of this time. */
  record Place(Instant decidedAt, UUID id) {}

  /** A verified card, and since when it would pay among the customer's cards. */
  record Chosen(Place place, UUID customerId, Instant at) {

    /** The customer's choice of this card, as it was. */
    CardArranged again() {
      return new CardArranged(place.id(), customerId, CardArrangement.CHOSEN, at);
    }
  }

  /** The next verified cards that billing has decided on after that. */
  List<Chosen> verifiedAfter(Place place, int most) {
    return jdbc.sql(
            """
            select id, customer_id, decided_at, greatest(decided_at, chosen_at) as at
            from customer.card
            where state = 'VERIFIED' and (decided_at, id) > (:decidedAt, :id)
            order by decided_at, id
            limit :most
            """)
        .param("decidedAt", place.decidedAt().atOffset(ZoneOffset.UTC))
        .param("id", place.id())
        .param("most", most)
        .query(
            (row, number) ->
                new Chosen(
                    new Place(
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getObject("id", UUID.class)),
                    row.getObject("customer_id", UUID.class),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static @Nullable LocalDate lastDay(@Nullable YearMonth expiry) {
    return expiry == null ? null : expiry.atEndOfMonth();
  }

  private Card card(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Instant handedInAt = row.getObject("handed_in_at", OffsetDateTime.class).toInstant();
    String state = row.getString("state");
    return switch (state) {
      case "PENDING" ->
          handedInAt.isBefore(clock.instant().minus(LOST))
              ? new Rejected(id, handedInAt, null, null, "NOT_RECEIVED", NOT_RECEIVED)
              : new Pending(id, handedInAt);
      case "VERIFIED" ->
          new Verified(
              id,
              handedInAt,
              row.getString("brand"),
              row.getString("last_four"),
              row.getObject("expires_on", LocalDate.class),
              row.getBoolean("pays"));
      case "REJECTED" ->
          new Rejected(
              id,
              handedInAt,
              row.getString("brand"),
              row.getString("last_four"),
              row.getString("reason_kind"),
              row.getString("reason"));
      default -> throw new IllegalStateException("A card in state " + state);
    };
  }
}
