package com.sysopsquad.billing.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.Population.Customer;
import com.sysopsquad.billing.SentMessages;
import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import com.sysopsquad.platform.SettableClock;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DetachingCardsIntegrationTests {

  private final SettableClock clock = new SettableClock("2026-11-22T12:00:00Z");
  private final RecordedProvider provider = new RecordedProvider();
  private final BillingInTest billing = BillingInTest.with(clock, provider, Map.of());
  private final Population population = new Population(billing.jdbc());
  private final DetachingCards detaching =
      new DetachingCards(new Cards(billing.jdbc()), provider, clock);

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void aRemovedCardIsDetachedOnceAndOthersAreNot() {
    Customer ada = population.customer("OR").withCard("pm_ada");
    population.customer("OR").withCard("pm_ben");
    remove(ada, card("pm_ada"));

    assertThat(detaching.detach()).isEqualTo(new DetachedCards(1, 0));
    assertThat(detaching.detach()).isEqualTo(new DetachedCards(0, 0));

    assertThat(provider.detached()).containsExactly("pm_ada");
  }

  @Test
  void aCardThatTheProviderRefusesStopsNoOtherAndIsTriedAgain() {
    Customer ada = population.customer("OR").withCard("pm_ada");
    Customer ben = population.customer("OR").withCard("pm_ben");
    remove(ada, card("pm_ada"));
    remove(ben, card("pm_ben"));
    provider.refuses("pm_ada");

    assertThat(detaching.detach()).isEqualTo(new DetachedCards(1, 1));
    assertThat(detaching.detach()).isEqualTo(new DetachedCards(0, 1));

    assertThat(provider.detached()).containsExactly("pm_ben");
  }

  @Test
  void aCardOfWhichAnAttemptIsOpenWaitsForItsOutcome() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_ada");
    UUID card = card("pm_ada");
    billing
        .jdbc()
        .sql(
            """
            insert into billing.billing_run
                   (billing_date, run_number, frozen_at, first_bill, last_bill, bills, partitions)
            values ('2026-11-15', 0, now(), 1, 1, 1, 1);
            insert into billing.bill (billing_date, run_number, subscription_id, customer_id,
                   plan_id, contract_code, contract_name, period_start, period_end, parked)
            select '2026-11-15', 0, id, customer_id, plan_id, 'HOME', 'Home', '2026-11-15',
                   '2026-12-15', 'x'
              from billing.subscription;
            insert into billing.payment_attempt (bill_id, attempt, state, card_id, attempted_at)
            select b.id, 1, 'UNKNOWN', c.id, now() from billing.bill b, billing.card c
            """)
        .update();
    remove(ada, card);

    assertThat(detaching.detach().detached()).isZero();
    billing.jdbc().sql("update billing.payment_attempt set state = 'APPROVED'").update();
    assertThat(detaching.detach().detached()).isEqualTo(1);
  }

  @Test
  void aCardThatIsRemovedBeforeItIsTakenInNeverIs() {
    Customer ada = population.customer("OR");
    UUID registration = UUID.randomUUID();
    remove(ada, registration);

    assertThat(new Cards(billing.jdbc()).contains(registration)).isTrue();
    assertThat(detaching.detach().detached()).isZero();
  }

  private UUID card(String token) {
    return billing
        .jdbc()
        .sql("select id from billing.card where provider_method = ?")
        .param(token)
        .query(UUID.class)
        .single();
  }

  private void remove(Customer customer, UUID card) {
    new TransactionTemplate(billing.get(PlatformTransactionManager.class))
        .executeWithoutResult(
            _ ->
                new ArrangingCards(
                        new Cards(billing.jdbc()),
                        new CardStatusGateway(new SentMessages()),
                        Clock.systemUTC())
                    .receive(
                        List.of(
                            new CardArranged(
                                card, customer.id(), CardArrangement.REMOVED, clock.instant()))));
  }
}
