package com.sysopsquad.portal.card;

import com.sysopsquad.flows.message.CardStatusChanged;
import com.sysopsquad.portal.card.Card.Pending;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All cards that customers handed in, without their numbers. */
@Repository
public class Cards {

  private final JdbcClient jdbc;
  private final Clock clock;

  Cards(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The customer's cards, the newest first. */
  public List<Card> of(UUID customerId) {
    return jdbc.sql(
            """
            select id, state, brand, last_four, expires_on, reason, handed_in_at
            from customer.card
            where customer_id = :customerId
            order by handed_in_at desc, id
            limit 20
            """)
        .param("customerId", customerId)
        .query((row, number) -> card(row))
        .list();
  }

  /** Adds a card that billing has not decided on; false if the registration is known already. */
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
            "select exists (select from customer.card where id = :id and customer_id = :customerId)")
        .param("id", registrationId)
        .param("customerId", customerId)
        .query(Boolean.class)
        .single();
  }

  /** Applies the newest decision on each card; one older than what is known changes nothing. */
  void decide(List<CardStatusChanged> statuses) {
    jdbc.sql(
            """
            update customer.card c
            set state = case when d.verified then 'VERIFIED' else 'REJECTED' end,
                brand = d.brand, last_four = d.last_four, expires_on = d.expires_on,
                reason = case when not d.verified then coalesce(d.reason, 'The card was refused.') end,
                decided_at = d.decided_at
            from (select distinct on (id) *
                  from unnest(:ids::uuid[], :customers::uuid[], :verified::boolean[], :brands::text[],
                              :lastFours::text[], :expiries::date[], :reasons::text[],
                              :decided::timestamptz[])
                       as s (id, customer_id, verified, brand, last_four, expires_on, reason, decided_at)
                  order by id, decided_at desc) d
            where c.id = d.id and c.customer_id = d.customer_id
              and (c.decided_at is null or c.decided_at < d.decided_at)
            """)
        .param("ids", column(statuses, CardStatusChanged::registrationId))
        .param("customers", column(statuses, CardStatusChanged::customerId))
        .param("verified", column(statuses, CardStatusChanged::verified))
        .param("brands", column(statuses, CardStatusChanged::brand))
        .param("lastFours", column(statuses, CardStatusChanged::lastFour))
        .param("expiries", column(statuses, status -> lastDay(status.expiry())))
        .param("reasons", column(statuses, CardStatusChanged::reason))
        .param("decided", column(statuses, CardStatusChanged::at))
        .update();
  }

  private static @Nullable String[] column(
      List<CardStatusChanged> statuses, Function<CardStatusChanged, @Nullable Object> value) {
    return statuses.stream()
        .map(value)
        .map(each -> each == null ? null : each.toString())
        .toArray(String[]::new);
  }

  private static @Nullable LocalDate lastDay(@Nullable YearMonth expiry) {
    return expiry == null ? null : expiry.atEndOfMonth();
  }

  private static Card card(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Instant handedInAt = row.getObject("handed_in_at", OffsetDateTime.class).toInstant();
    String state = row.getString("state");
    return switch (state) {
      case "PENDING" -> new Pending(id, handedInAt);
      case "VERIFIED" ->
          new Verified(
              id,
              handedInAt,
              row.getString("brand"),
              row.getString("last_four"),
              row.getObject("expires_on", LocalDate.class));
      case "REJECTED" ->
          new Rejected(
              id,
              handedInAt,
              row.getString("brand"),
              row.getString("last_four"),
              row.getString("reason"));
      default -> throw new IllegalStateException("A card in state " + state);
    };
  }
}
