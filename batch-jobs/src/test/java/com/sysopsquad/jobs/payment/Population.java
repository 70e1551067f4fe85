package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.provider.CardToVerify;
import com.sysopsquad.billing.provider.CardVerification;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanReceiver;
import com.sysopsquad.platform.TestPlatform;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers of one day: each has a plan with one period that begins then, and mostly a card. */
final class Population {

  /** Verified and charged. */
  static final String GOOD = "4242424242424242";

  /** Verified, and declined when it is charged. */
  static final String DECLINED_LATER = "4000000000000341";

  /** Verified, and its bank wants its customer to confirm when it is charged. */
  static final String TO_BE_CONFIRMED = "4000002500003155";

  private static final String CONTRACT = "HOME-3";
  private static final String WITHOUT_PRICE = "LATER-1";

  private final ApplicationContext operations;
  private final JdbcClient jdbc;
  private final LocalDate begin;
  private final List<PlanChosen> plans = new ArrayList<>();

  Population(ApplicationContext operations, LocalDate begin) {
    this.operations = operations;
    this.jdbc = operations.getBean(JdbcClient.class);
    this.begin = begin;
  }

  /** Contracts that can be chosen, one of them without a price yet. */
  static void offerContracts(TestPlatform.Database database) {
    var owner = JdbcClient.create(database.migrating());
    for (String code : List.of(CONTRACT, WITHOUT_PRICE)) {
      owner
          .sql(
              """
              insert into catalog.contract (code, name, description, response_hours, max_devices)
              values (:code, :code, 'Help', 24, 3)
              """)
          .param("code", code)
          .update();
      owner
          .sql(
              """
              insert into catalog.contract_price (contract_code, effective_from, currency, monthly_minor)
              values (:code, :from::date, 'USD', 1299)
              """)
          .param("code", code)
          .param("from", code.equals(CONTRACT) ? "2020-01-01" : "2099-01-01")
          .update();
    }
  }

  Population withCard(int customers, String number) {
    var provider = operations.getBean(PaymentProvider.class);
    var sample = plan(CONTRACT);
    var verified = verify(provider, sample.customer().customerId(), number);
    plans.add(sample);
    keepCard(sample.customer().customerId(), verified);
    for (int i = 1; i < customers; i++) {
      var plan = plan(CONTRACT);
      plans.add(plan);
      keepCard(plan.customer().customerId(), verified);
    }
    return this;
  }

  Population withoutCard(int customers) {
    for (int i = 0; i < customers; i++) {
      plans.add(plan(CONTRACT));
    }
    return this;
  }

  Population withoutPrice(int customers) {
    for (int i = 0; i < customers; i++) {
      plans.add(plan(WITHOUT_PRICE));
    }
    return this;
  }

  /** Each of the customers has a card of this number from now on, and it pays. */
  void everybodyGetsACard(String number) {
    var provider = operations.getBean(PaymentProvider.class);
    var verified = verify(provider, plans.getFirst().customer().customerId(), number);
    plans.forEach(plan -> keepCard(plan.customer().customerId(), verified));
  }

  void arrive() {
    operations
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> operations.getBean(SupportPlanReceiver.class).receive(plans));
  }

  private PlanChosen plan(String contract) {
    var customer = UUID.randomUUID();
    return new PlanChosen(
        UUID.randomUUID(),
        1,
        new CustomerDetails(
            customer, 1, "Ada", "ada@example.com", "1 Loop", "Fresno", "CA", "93650"),
        contract,
        begin,
        begin.getDayOfMonth(),
        begin.plusMonths(1));
  }

  private static CardVerification.Verified verify(
      PaymentProvider provider, UUID customer, String number) {
    var card = new CardToVerify(UUID.randomUUID(), customer, "Ada", number, 12, 2030, "737");
    if (provider.verify(card) instanceof CardVerification.Verified verified) {
      return verified;
    }
    throw new AssertionError("The provider refuses " + number.substring(12));
  }

  private void keepCard(UUID customer, CardVerification.Verified verified) {
    var card = UUID.randomUUID();
    jdbc.sql(
            """
            insert into billing.card (id, customer_id, state, brand, last_four, expires_on,
                provider_customer, provider_method, fingerprint, key_id, wrapped_key, sealed_number,
                registered_at)
            values (:id, :customer, 'VERIFIED', :brand, :lastFour, '2030-12-31', :providerCustomer,
                :providerMethod, '\\x00', 'test', '\\x00', '\\x00', now())
            """)
        .param("id", card)
        .param("customer", customer)
        .param("brand", verified.brand())
        .param("lastFour", verified.lastFour())
        .param("providerCustomer", verified.providerCustomer())
        .param("providerMethod", verified.providerMethod())
        .update();
    jdbc.sql(
            """
            insert into billing.default_card (customer_id, card_id, registered_at)
            values (:customer, :card, now())
            on conflict (customer_id) do update
            set card_id = excluded.card_id, registered_at = excluded.registered_at
            """)
        .param("customer", customer)
        .param("card", card)
        .update();
  }
}
