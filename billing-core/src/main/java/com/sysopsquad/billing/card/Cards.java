package com.sysopsquad.billing.card;

import com.sysopsquad.billing.card.CardDecision.OpenedMessage;
import com.sysopsquad.billing.card.CardDecision.Rejected;
import com.sysopsquad.billing.card.CardDecision.Verified;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registered cards, verified or rejected. */
public class Cards {

  /**
   * A verified card that its customer chooses.
   *
   * @param since when it was verified or chosen before
   */
  record ChosenCard(String brand, String lastFour, YearMonth expiry, Instant since) {}

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final JdbcClient jdbc;

  /** Of this database. */
  public Cards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether this registration has been decided. */
  public boolean contains(UUID registrationId) {
    return jdbc.sql("select exists (select from billing.card where id = :id)")
        .param("id", registrationId)
        .query(Boolean.class)
        .single();
  }

  /** The registration for which a card message was opened. */
  public Optional<UUID> registrationOpenedBy(String jti) {
    return jdbc.sql("select registration_id from billing.opened_card_message where jti = :jti")
        .param("jti", jti)
        .query(UUID.class)
        .optional();
  }

  /**
   * Marks a card message as decrypted, permanently. Each call also deletes some marks of messages
   * that expired more than a day ago, since expired messages are refused anyway.
   *
   * @return whether it was decrypted for this registration and no other
   */
  public boolean opened(UUID registrationId, OpenedMessage message, Instant at) {
    jdbc.sql(
            """
            with expired as (
              delete from billing.opened_card_message where jti in (
                     select jti from billing.opened_card_message where expires_at < :forgotten
                      order by expires_at limit 10 for update skip locked))
            insert into billing.opened_card_message (jti, registration_id, expires_at)
            values (:jti, :registration, :expiresAt)
                on conflict do nothing
            """)
        .param("jti", message.jti())
        .param("registration", registrationId)
        .param("expiresAt", message.expiresAt().atOffset(ZoneOffset.UTC))
        .param("forgotten", at.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
        .update();
    return registrationOpenedBy(message.jti()).filter(registrationId::equals).isPresent();
  }

  /**
   * Stores a verified card unless its registration has been decided; returns whether it did. If the
   * card was removed in the meantime, the provider's token is kept so that it can be detached.
   */
  public boolean store(Verified card, Instant at) {
    return jdbc.sql(
            """
                insert into billing.card as card
                       (id, customer_id, state, brand, last_four, expires_on, provider_customer,
                        provider_method, fingerprint, key_id, wrapped_key, sealed_number,
                        registered_at)
                values (:id, :customer, 'VERIFIED', :brand, :lastFour, :expiresOn,
                        :providerCustomer, :providerMethod, :fingerprint, :keyId, :wrappedKey,
                        :sealedNumber, :at)
                    on conflict (id) do update
                   set provider_customer = excluded.provider_customer,
                       provider_method = excluded.provider_method
                 where card.state = 'REMOVED' and card.provider_method is null
                returning state = 'VERIFIED'
                """)
        .param("id", card.registrationId())
        .param("customer", card.customerId())
        .param("brand", card.brand())
        .param("lastFour", card.lastFour())
        .param("expiresOn", card.expiry().atEndOfMonth())
        .param("providerCustomer", card.providerCustomer())
        .param("providerMethod", card.providerMethod())
        .param("fingerprint", card.fingerprint())
        .param("keyId", card.sealed().keyId())
        .param("wrappedKey", card.sealed().wrappedKey())
        .param("sealedNumber", card.sealed().sealedNumber())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Stores that a card is rejected unless its registration has been decided. */
  public boolean store(Rejected card, Instant at) {
    return jdbc.sql(
                """
                insert into billing.card (id, customer_id, state, rejection, registered_at)
                values (:id, :customer, 'REJECTED', :words, :at)
                    on conflict do nothing
                """)
            .param("id", card.registrationId())
            .param("customer", card.customerId())
            .param("words", card.words())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Makes this the card that the customer's bills are charged to, unless a newer card is. */
  public void makeDefault(Verified card, Instant at) {
    jdbc.sql(
            """
            insert into billing.default_card as present (customer_id, card_id, registered_at)
            values (:customer, :card, :at)
                on conflict (customer_id) do update
               set card_id = excluded.card_id, registered_at = excluded.registered_at
             where present.registered_at <= excluded.registered_at
            """)
        .param("customer", card.customerId())
        .param("card", card.registrationId())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Locks the customer's default card until the caller's transaction ends: the next transaction
   * that decides on it sees what was decided before.
   */
  void lockDefault(UUID customerId) {
    jdbc.sql("select 1 from billing.default_card where customer_id = :customer for update")
        .param("customer", customerId)
        .query((_, _) -> 1)
        .optional();
  }

  /**
   * Marks a card as chosen by its customer; empty if the customer has no such verified card.
   *
   * @return the card as it was before
   */
  Optional<ChosenCard> choose(UUID cardId, UUID customerId, Instant at) {
    return jdbc.sql(
            """
            update billing.card
               set chosen_at = greatest(chosen_at, :at)
             where id = :card and customer_id = :customer and state = 'VERIFIED'
            returning brand, last_four, expires_on,
                      greatest(old.registered_at, old.chosen_at) as paid_since
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("card", cardId)
        .param("customer", customerId)
        .query(
            (row, _) ->
                new ChosenCard(
                    row.getString("brand"),
                    row.getString("last_four"),
                    YearMonth.from(row.getObject("expires_on", LocalDate.class)),
                    row.getObject("paid_since", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /**
   * Destroys the number of a card, which can then no longer be chosen. A card that has not been
   * taken in yet never will be. Returns false if it is the card of another customer.
   */
  boolean remove(UUID cardId, UUID customerId, Instant at) {
    return jdbc.sql(
                """
                insert into billing.card as card (id, customer_id, state, registered_at)
                values (:card, :customer, 'REMOVED', :at)
                    on conflict (id) do update
                   set state = 'REMOVED', key_id = null, wrapped_key = null, sealed_number = null
                 where card.customer_id = excluded.customer_id
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("card", cardId)
            .param("customer", customerId)
            .update()
        == 1;
  }

  /**
   * Removed cards that are still attached to their customers at the provider. A card with an open
   * attempt waits for the outcome.
   *
   * @return the provider's tokens by the ids of the cards
   */
  SortedMap<UUID, String> attached(UUID after, int most) {
    SortedMap<UUID, String> cards = new TreeMap<>(Comparator.comparing(UUID::toString));
    jdbc.sql(
            """
            select c.id, c.provider_method
              from billing.card c
             where c.state = 'REMOVED' and c.provider_method is not null and c.detached_at is null
               and c.id > :after
               and not exists (
                   select from billing.payment_attempt p
                    where p.card_id = c.id and p.state in ('UNKNOWN', 'THROTTLED', 'PENDING'))
             order by c.id
             limit :most
            """)
        .param("after", after)
        .param("most", most)
        .query(
            row -> {
              cards.put(row.getObject(1, UUID.class), row.getString(2));
            });
    return cards;
  }

  /** Records that a card is no longer attached to a customer. */
  void detached(UUID cardId, Instant at) {
    jdbc.sql("update billing.card set detached_at = :at where id = :card")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("card", cardId)
        .update();
  }

  /** Makes the card that was verified or chosen last the default, if there is one. */
  void updateDefault(UUID customerId) {
    jdbc.sql(
            """
            with payer as (
              select customer_id, id, greatest(registered_at, chosen_at) as since
                from billing.card
               where customer_id = :customer and state = 'VERIFIED'
               order by since desc, id
               limit 1
            ), none as (
              delete from billing.default_card
               where customer_id = :customer and not exists (select from payer))
            insert into billing.default_card (customer_id, card_id, registered_at)
            select customer_id, id, since from payer
                on conflict (customer_id) do update
               set card_id = excluded.card_id, registered_at = excluded.registered_at
            """)
        .param("customer", customerId)
        .update();
  }
}
