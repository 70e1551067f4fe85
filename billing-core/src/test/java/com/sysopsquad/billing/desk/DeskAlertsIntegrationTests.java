package com.sysopsquad.billing.desk;

import static com.sysopsquad.billing.desk.DeskFixture.NOVEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.desk.AlertFilter.State;
import com.sysopsquad.billing.desk.DeskAlert.Event;
import com.sysopsquad.billing.desk.DeskAlert.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The alerts of billing as a work list. */
class DeskAlertsIntegrationTests {

  @AutoClose private final DeskFixture desk = new DeskFixture();
  private final DeskAlerts alerts = desk.get(DeskAlerts.class);
  private final WorkingOnAlerts working = desk.get(WorkingOnAlerts.class);

  @Test
  void everyKindOfFailureHasItsSentenceItsWayOutItsCustomerAndItsAmount() {
    for (String card : List.of("pm_soft", "pm_hard", "pm_action", "pm_rejected", "pm_unknown")) {
      desk.population.customer("OR").with("HOME", "2026-11-15").withCard(card);
    }
    desk.population.customer("OR").with("HOME", "2026-11-15").withCard("pm_too_small");
    desk.population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    UUID cardless = desk.population.customer("OR").with("HOME", "2026-11-16").id();
    desk.bill(NOVEMBER);

    List<DeskAlert> open = alerts.list(AlertFilter.OPEN, null, 20);

    assertThat(open)
        .extracting(alert -> alert.kind() + ": " + alert.sentence())
        .containsExactlyInAnyOrder(
            "SOFT_DECLINE: The bank declined the payment temporarily: Not enough funds.",
            "HARD_DECLINE: The bank permanently declined the card: The card was lost.",
            "CUSTOMER_ACTION: The bank requires the customer to confirm the payment: Please confirm.",
            "REJECTED: The payment provider rejected the charge: No such payment method.",
            "OPEN: The outcome of the payment is not known yet: No answer within 30 s.",
            "TOO_SMALL: The amount is too small to charge: Amount must be at least 50 cents.",
            "NOT_PRICED: The bill has no price: Contract GONE has no price on 2026-11-15. Add one"
                + " to the catalog and run contractSync.",
            "NO_CARD: Nothing was charged: The customer has no card that can be charged.");
    assertThat(open).allSatisfy(alert -> assertThat(alert.about().wayOut()).isNotBlank());
    assertThat(alerts.counts(AlertFilter.OPEN)).hasSize(8).containsEntry(AlertKind.NO_CARD, 1L);
    DeskAlert noCard =
        open.stream().filter(alert -> alert.kind().equals("NO_CARD")).findFirst().orElseThrow();
    Subject subject = Objects.requireNonNull(noCard.subject());
    assertThat(subject.customerId()).isEqualTo(cardless);
    assertThat(subject.customer()).isEqualTo("Ada Byron");
    assertThat(subject.contract()).isEqualTo("Home");
    assertThat(noCard.minor()).isEqualTo(2000);
    assertThat(noCard.currency()).isEqualTo("USD");
    assertThat(noCard.notice()).isEqualTo("We have no valid card to charge. Add a card.");
    assertThat(open)
        .filteredOn(alert -> Set.of("OPEN", "TOO_SMALL").contains(alert.kind()))
        .allSatisfy(alert -> assertThat(alert.notice()).isNull());
  }

  @Test
  void aChargeThatDiffersLeadsToTheCustomerOfItsPlan() {
    UUID customer = desk.population.customer("OR").with("HOME", "2026-11-15").id();
    desk.billing
        .jdbc()
        .sql(
            """
            insert into billing.unknown_charge (provider_reference, charged_at, amount_minor,
                   currency, plan_id, period_start, attempt, noticed_at)
            select 'pi_strange', now(), 1234, 'EUR', plan_id, '2026-11-15', 1, now()
              from billing.subscription
            """)
        .update();
    raise("CHARGE_DIFFERS", "pi_strange");
    raise("CHARGE_DIFFERS", "pi_unheard");

    List<DeskAlert> euros =
        alerts.list(new AlertFilter(null, State.OPEN, null, false, null, "EUR"), null, 20);

    assertThat(euros).hasSize(1);
    assertThat(Objects.requireNonNull(euros.getFirst().subject()).customerId()).isEqualTo(customer);
    assertThat(euros.getFirst().minor()).isEqualTo(1234);
    assertThat(alerts.list(AlertFilter.OPEN, null, 20))
        .filteredOn(alert -> "pi_unheard".equals(alert.charge()))
        .allSatisfy(alert -> assertThat(alert.subject()).isNull());
  }

  @Test
  void alertsAreFilteredByKindStateOwnerAgeAndCurrency() {
    desk.population.customer("OR").with("HOME", "2026-11-15").withCard("pm_soft");
    desk.population.customer("OR").with("EURO", "2026-11-15");
    desk.bill(NOVEMBER);
    UUID declined = only("SOFT_DECLINE");
    UUID cardless = only("NO_CARD");
    working.take(declined, "ada");
    working.close(cardless, "ada", "The customer has called");
    desk.clock.advance(Duration.ofDays(3));

    assertThat(found(AlertKind.SOFT_DECLINE, State.ALL, null, null)).containsExactly(declined);
    assertThat(found(null, State.OPEN, null, null)).containsExactly(declined);
    assertThat(found(null, State.CLOSED, null, null)).containsExactly(cardless);
    assertThat(found(null, State.ALL, "ada", null)).containsExactly(declined);
    assertThat(found(null, State.ALL, "bob", null)).isEmpty();
    assertThat(found(null, State.ALL, null, "EUR")).containsExactly(cardless);
    assertThat(
            alerts.list(
                new AlertFilter(
                    null,
                    State.ALL,
                    null,
                    true,
                    desk.clock.instant().minus(Duration.ofDays(2)),
                    null),
                null,
                20))
        .extracting(DeskAlert::id)
        .containsExactly(cardless);
    assertThat(
            alerts.list(
                new AlertFilter(
                    null,
                    State.ALL,
                    null,
                    false,
                    desk.clock.instant().minus(Duration.ofDays(4)),
                    null),
                null,
                20))
        .isEmpty();
    assertThat(
            alerts.counts(new AlertFilter(AlertKind.NO_CARD, State.ALL, null, false, null, null)))
        .isEqualTo(Map.of(AlertKind.SOFT_DECLINE, 1L, AlertKind.NO_CARD, 1L));
  }

  @Test
  void aHundredThousandAlertsAreReadPageByPageWhileOthersAreRaised() {
    desk.billing
        .jdbc()
        .sql(
            """
            insert into billing.alert (id, charge, kind, reason, raised_at)
            select gen_random_uuid(), 'ch_' || n, 'CHARGE_DIFFERS', 'It differs.',
                   timestamptz '2026-11-01' + (n / 7) * interval '1 second'
              from generate_series(1, 100000) n
            """)
        .update();
    desk.billing.jdbc().sql("select billing.refresh_statistics()").query((_, _) -> 1).single();

    Set<UUID> seen = new HashSet<>();
    UUID last = null;
    List<DeskAlert> page = alerts.list(AlertFilter.OPEN, last, 200);
    while (!page.isEmpty()) {
      page.forEach(alert -> assertThat(seen.add(alert.id())).isTrue());
      if (seen.size() % 20_000 == 0) {
        raise("CHARGE_DIFFERS", "late_" + seen.size());
      }
      last = page.getLast().id();
      page = alerts.list(AlertFilter.OPEN, last, 200);
    }

    assertThat(seen).hasSize(100_000);
    assertThat(alerts.counts(AlertFilter.OPEN)).containsEntry(AlertKind.CHARGE_DIFFERS, 100_005L);
  }

  @Test
  void anAlertIsTakenHandedOverNotedAndClosedAndAllOfItIsWrittenDown() {
    raise("CHARGE_DIFFERS", "pi_1");
    UUID id = only("CHARGE_DIFFERS");

    working.take(id, "ada");
    working.take(id, "ada");
    working.handOver(id, "ada", "bob", "I am away");
    working.note(id, "bob", "The provider was asked");
    DeskAlert closed = working.close(id, "bob", "Refunded there");

    assertThat(closed.isOpen()).isFalse();
    assertThat(closed.owner()).isEqualTo("bob");
    assertThat(closed.closedBy()).isEqualTo("bob");
    assertThat(closed.closeReason()).isEqualTo("Refunded there");
    assertThat(alerts.events(id))
        .extracting(Event::actor, Event::action, Event::receiver, Event::words)
        .map(Object::toString)
        .containsExactly(
            "(\"ada\", \"TAKE\", null, null)",
            "(\"ada\", \"HAND_OVER\", \"bob\", \"I am away\")",
            "(\"bob\", \"NOTE\", null, \"The provider was asked\")",
            "(\"bob\", \"CLOSE\", null, \"Refunded there\")");
  }

  @Test
  void whatSomebodyElseHasOrHasClosedIsRefusedWithWhoItWas() {
    raise("CHARGE_DIFFERS", "pi_1");
    UUID id = only("CHARGE_DIFFERS");
    working.take(id, "ada");

    assertThatThrownBy(() -> working.take(id, "bob"))
        .isInstanceOf(DeskRefused.class)
        .hasMessageContaining("ada has taken this alert already");
    working.close(id, "bob", "Settled");
    assertThatThrownBy(() -> working.close(id, "ada", "Settled"))
        .isInstanceOf(DeskRefused.class)
        .hasMessageContaining("bob has already closed this alert");
    assertThatThrownBy(() -> working.take(UUID.randomUUID(), "ada"))
        .isInstanceOf(NoSuchAlert.class);
  }

  @Test
  void ofTwoWhoTakeAnAlertAtOnceOneGetsIt() throws Exception {
    raise("CHARGE_DIFFERS", "pi_1");
    UUID id = only("CHARGE_DIFFERS");
    List<Callable<String>> takers = new ArrayList<>();
    for (int taker = 0; taker < 8; taker++) {
      String name = "person " + taker;
      takers.add(() -> taken(id, name));
    }

    List<String> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> result : threads.invokeAll(takers)) {
        results.add(result.get());
      }
    }

    assertThat(results).filteredOn("taken"::equals).hasSize(1);
    assertThat(alerts.events(id)).hasSize(1);
  }

  @Test
  void aKindThatThisVersionDoesNotKnowIsShownAllTheSame() {
    raise("SOMETHING_NEW", "pi_1");

    DeskAlert alert = alerts.list(AlertFilter.OPEN, null, 5).getFirst();

    assertThat(alert.about()).isEqualTo(AlertKind.OTHER);
    assertThat(alert.sentence()).isEqualTo("It differs.");
  }

  private String taken(UUID id, String name) {
    try {
      working.take(id, name);
      return "taken";
    } catch (DeskRefused refused) {
      return "refused";
    }
  }

  private List<UUID> found(
      @Nullable AlertKind kind, State state, @Nullable String owner, @Nullable String currency) {
    return alerts
        .list(new AlertFilter(kind, state, owner, false, null, currency), null, 20)
        .stream()
        .map(DeskAlert::id)
        .toList();
  }

  private void raise(String kind, String charge) {
    desk.billing
        .jdbc()
        .sql(
            """
            insert into billing.alert (id, charge, kind, reason, raised_at)
            values (gen_random_uuid(), ?, ?, 'It differs.', now() + interval '100 years')
            """)
        .params(charge, kind)
        .update();
  }

  private UUID only(String kind) {
    return desk.billing
        .jdbc()
        .sql("select id from billing.alert where kind = ?")
        .param(kind)
        .query(UUID.class)
        .single();
  }
}
