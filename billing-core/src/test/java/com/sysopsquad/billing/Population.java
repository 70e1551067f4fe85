package com.sysopsquad.billing;

import com.sysopsquad.billing.provider.CardToVerify;
import com.sysopsquad.billing.provider.CardVerification;
import com.sysopsquad.billing.provider.PaymentProvider;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Customers with plans and cards, as intake leaves them in billing's tables. HOME costs 20.00 USD a
 * month (25.00 from December 2026 on), EURO 15.00 EUR, FREE nothing; GONE has no price.
 */
public final class Population {

  private final JdbcClient jdbc;

  /** Publishes the catalog. */
  public Population(JdbcClient jdbc) {
    this.jdbc = jdbc;
    jdbc.sql(
            """
            insert into catalog.contract
            values ('HOME', 'Home', 'For a home', 24, 3, null),
                   ('EURO', 'Europe', 'For a flat', 24, 3, null),
                   ('FREE', 'Welcome', 'For a start', 24, 3, null),
                   ('GONE', 'Gone', 'Without a price', 24, 3, null)
            """)
        .update();
    jdbc.sql(
            """
            insert into catalog.contract_price
            values ('HOME', '2024-01-01', 'USD', 2000), ('HOME', '2026-12-01', 'USD', 2500),
                   ('EURO', '2024-01-01', 'EUR', 1500), ('FREE', '2024-01-01', 'USD', 0)
            """)
        .update();
  }

  /** A customer who lives in a state. */
  public Customer customer(String state) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into billing.account
                   (customer_id, name, email, street, city, state, postal_code, version)
            values (?, 'Ada Byron', 'ada@example.org', '1 Engine Way', 'Salem', ?, '97301', 1)
            """)
        .params(id, state)
        .update();
    return new Customer(id);
  }

  /** As many customers in Texas with a plan HOME and a card, set-based. */
  public void many(int customers, String startsOn) {
    jdbc.sql(
            """
            with account as (
              insert into billing.account
                     (customer_id, name, email, street, city, state, postal_code, version)
              select gen_random_uuid(), 'Customer ' || n, n || '@example.org', n || ' Elm Street',
                     'Austin', 'TX', '73301', 1
                from generate_series(1, :customers) n
              returning customer_id
            ), card as (
              insert into billing.card (id, customer_id, state, brand, last_four, expires_on,
                     provider_customer, provider_method, fingerprint, sealed_number, registered_at)
              select gen_random_uuid(), customer_id, 'VERIFIED', 'visa', '4242', '2030-12-31',
                     'cus_1', 'pm_good', ''::bytea, ''::bytea, '2026-01-01'
                from account
              returning id, customer_id
            ), chosen as (
              insert into billing.default_card (customer_id, card_id, registered_at)
              select customer_id, id, '2026-01-01'
                from card)
            insert into billing.subscription
                   (plan_id, customer_id, contract_code, starts_on, anchor_day, billed_to, version)
            select gen_random_uuid(), customer_id, 'HOME', :startsOn,
                   extract(day from cast(:startsOn as date)), :startsOn, 1
              from account
            """)
        .param("customers", customers)
        .param("startsOn", LocalDate.parse(startsOn))
        .update();
  }

  /** A customer's plans and cards. */
  public final class Customer {

    private final UUID id;

    private Customer(UUID id) {
      this.id = id;
    }

    /** Names the customer. */
    public UUID id() {
      return id;
    }

    /** With a plan that began on its anchor day. */
    public Customer with(String contract, String startsOn) {
      return with(contract, startsOn, LocalDate.parse(startsOn).getDayOfMonth(), null);
    }

    /** With a plan. */
    public Customer with(String contract, String startsOn, int anchor, @Nullable String endsOn) {
      LocalDate start = LocalDate.parse(startsOn);
      jdbc.sql(
              """
              insert into billing.subscription (plan_id, customer_id, contract_code, starts_on,
                     anchor_day, ends_on, billed_to, version)
              values (?, ?, ?, ?, ?, ?::date, ?, 1)
              """)
          .params(UUID.randomUUID(), id, contract, start, anchor)
          .param(endsOn)
          .param(start)
          .update();
      return this;
    }

    /** Cancels the plans. */
    public void cancels(String endsOn) {
      jdbc.sql("update billing.subscription set ends_on = ? where customer_id = ?")
          .params(LocalDate.parse(endsOn), id)
          .update();
    }

    /** A card that the provider knows by this token pays from now on. */
    public void changesCardTo(String token) {
      removesCards();
      withCard(token);
    }

    /** Takes a cancellation back. */
    public void goesOn() {
      jdbc.sql("update billing.subscription set ends_on = null where customer_id = ?")
          .param(id)
          .update();
    }

    /** Changes the plans to another contract. */
    public void changesTo(String contract) {
      jdbc.sql("update billing.subscription set contract_code = ? where customer_id = ?")
          .params(contract, id)
          .update();
    }

    /** Moves to another state. */
    public void movesTo(String state) {
      jdbc.sql("update billing.account set state = ?, version = version + 1 where customer_id = ?")
          .params(state, id)
          .update();
    }

    /** Gives all cards up. */
    public void removesCards() {
      jdbc.sql("delete from billing.default_card where customer_id = ?").param(id).update();
      jdbc.sql(
              """
              update billing.card set state = 'REMOVED', sealed_number = null
               where customer_id = ?
              """)
          .param(id)
          .update();
    }

    /** With a card that the provider knows by this token. */
    public Customer withCard(String token) {
      return withCard("cus_" + token, token, "4242");
    }

    /** With a card that the provider has verified. */
    public Customer withCard(PaymentProvider provider, String number) {
      CardVerification verification =
          provider.verify(
              new CardToVerify(UUID.randomUUID(), id, "Ada Byron", number, 12, 2030, "123"));
      return switch (verification) {
        case CardVerification.Verified verified ->
            withCard(verified.providerCustomer(), verified.providerMethod(), verified.lastFour());
        case CardVerification.Refused refused ->
            throw new IllegalArgumentException(refused.objection().words());
      };
    }

    private Customer withCard(String customer, String token, String lastFour) {
      UUID card = UUID.randomUUID();
      jdbc.sql(
              """
              insert into billing.card (id, customer_id, state, brand, last_four, expires_on,
                     provider_customer, provider_method, fingerprint, sealed_number, registered_at)
              values (?, ?, 'VERIFIED', 'visa', ?, '2030-12-31', ?, ?, convert_to(?, 'UTF8'), '',
                      '2026-01-01')
              """)
          .params(card, id, lastFour, customer, token, token)
          .update();
      jdbc.sql("insert into billing.default_card values (?, ?, '2026-01-01')")
          .params(id, card)
          .update();
      return this;
    }
  }
}
