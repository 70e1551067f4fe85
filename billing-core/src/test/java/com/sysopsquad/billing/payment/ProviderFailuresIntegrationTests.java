package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.provider.CardObjection;
import com.sysopsquad.billing.provider.CardToVerify;
import com.sysopsquad.billing.provider.CardVerification;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.platform.SettableClock;
import com.sysopsquad.platform.provider.Behavior;
import com.sysopsquad.platform.provider.Behavior.Setting;
import com.sysopsquad.platform.provider.ProviderSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real provider over HTTP: whatever it does, each bill is charged once or not at all. */
class ProviderFailuresIntegrationTests {

  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final WriteFence NOBODY_ELSE = () -> {};
  private static final String KEY = "sk_test_billing";
  private static final int CUSTOMERS = 30;

  @TempDir private Path folder;

  private final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  private ProviderSimulator simulator;
  private BillingInTest billing;
  private Population population;

  @BeforeEach
  void start() {
    simulator = ProviderSimulator.start(folder, 0, KEY, clock);
    billing = billing(Map.of());
    population = new Population(billing.jdbc());
  }

  private BillingInTest billing(Map<String, Object> further) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                "sysops.provider.url",
                simulator.url(),
                "sysops.provider.key",
                KEY,
                "sysops.provider.failures-before-giving-up",
                "1000000"));
    settings.putAll(further);
    return BillingInTest.with(clock, settings);
  }

  @AfterEach
  void stop() {
    billing.close();
    simulator.close();
  }

  @Test
  void eachTestCardEndsAsItShould() {
    PaymentProvider provider = billing.get(PaymentProvider.class);
    for (String number :
        List.of(
            "4242424242424242",
            "4000000000000341",
            "4000000000009995",
            "4100000000000019",
            "4000002500003155")) {
      population.customer("TX").with("HOME", "2026-11-15").withCard(provider, number);
    }

    charge(freeze());

    assertThat(list("select state || ' ' || coalesce(code, '') from billing.payment_attempt"))
        .containsExactlyInAnyOrder(
            "APPROVED ",
            "SOFT_DECLINE generic_decline",
            "SOFT_DECLINE insufficient_funds",
            "HARD_DECLINE fraudulent",
            "CUSTOMER_ACTION authentication_required");
    assertThat(simulator.charges()).hasSize(1);
    everythingAgrees();
  }

  @Test
  void aCardIsVerifiedOnceAndRefusedForItsReason() {
    PaymentProvider provider = billing.get(PaymentProvider.class);
    CardToVerify good = card("4242424242424242");

    assertThat(provider.verify(good))
        .isEqualTo(provider.verify(good))
        .isInstanceOfSatisfying(
            CardVerification.Verified.class,
            verified -> {
              assertThat(verified.brand()).isEqualTo("visa");
              assertThat(verified.lastFour()).isEqualTo("4242");
              assertThat(verified.expiry()).isEqualTo(YearMonth.of(2030, 12));
            });
    assertThat(List.of("4000000000000002", "4000000000000069", "4000000000000127"))
        .extracting(number -> provider.verify(card(number)))
        .containsExactly(
            new CardVerification.Refused("generic_decline", CardObjection.DECLINED),
            new CardVerification.Refused("expired_card", CardObjection.EXPIRY_INCORRECT),
            new CardVerification.Refused("incorrect_cvc", CardObjection.SECURITY_CODE_INCORRECT));
    simulator.close();
    assertThatThrownBy(() -> provider.verify(card("4242424242424242")))
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessageNotContaining("4242");
  }

  @Test
  void chargesWhoseAnswersGetLostAreFoundOutAndNotRepeated() {
    customersWithGoodCards();
    simulator.behave(Behavior.NORMAL.with(Setting.LOSE_ANSWER, 1));
    charge(freeze());
    assertThat(progress()).isEqualTo(new RunProgress(CUSTOMERS, 0, 0, CUSTOMERS, 0, 0, 0));
    assertThat(simulator.charges()).hasSize(CUSTOMERS);

    simulator.behave(Behavior.NORMAL);
    clock.advance(Duration.ofMinutes(5));
    resolveAll();

    assertThat(simulator.charges()).hasSize(CUSTOMERS);
    allArePaidOnce();
  }

  @Test
  void aSearchThatLagsBehindDoesNotLeadToASecondCharge() {
    customersWithGoodCards();
    simulator.behave(Behavior.NORMAL.with(Setting.LOSE_ANSWER, 1));
    charge(freeze());

    simulator.behave(Behavior.NORMAL.with(Setting.SEARCH_DELAY, 3_600_000));
    resolveAll();

    assertThat(simulator.charges()).hasSize(CUSTOMERS);
    allArePaidOnce();
  }

  @Test
  void aMixOfEveryFailureEndsWithEachBillPaidOnce() {
    try (BillingInTest patient = billing) {
      // Some calls hang. On a slow machine the good ones may take as long, so cards are verified by
      // the patient one.
      billing = billing(Map.of("sysops.provider.read-timeout", "3s"));
      population = new Population(billing.jdbc());
      customersWithGoodCards(patient.get(PaymentProvider.class));
    }
    BillingRun run = freeze();
    simulator.behave(
        Behavior.NORMAL
            .with(Setting.THROTTLE, 200)
            .with(Setting.ERROR, 0.2)
            .with(Setting.DOWN, 0.2)
            .with(Setting.LOSE_ANSWER, 0.2)
            .with(Setting.HANG, 0.05)
            .with(Setting.SEED, 7));
    charge(run);
    assertThat(progress().due()).isZero();

    simulator.behave(Behavior.NORMAL);
    resolveAll();

    allArePaidOnce();
  }

  @Test
  void throttledCallsComeBackUntilTheyAreTaken() {
    customersWithGoodCards();
    simulator.behave(Behavior.NORMAL.with(Setting.THROTTLE, 20));

    charge(freeze());

    allArePaidOnce();
  }

  @Test
  void aProviderThatFailsHalfWayLeavesTheRestForTheNextTime() {
    population.many(1, "2026-11-20");
    customersWithGoodCards();
    BillingRun run = freeze();
    simulator.behave(Behavior.NORMAL.with(Setting.FAIL_AFTER_CHARGE, 1));
    charge(run);
    assertThat(progress().unknown()).isEqualTo(CUSTOMERS);

    simulator.behave(Behavior.NORMAL);
    clock.advance(Duration.ofMinutes(5));
    resolveAll();

    // The one whose card the provider does not know was not charged, and is not asked for again.
    assertThat(progress()).isEqualTo(new RunProgress(CUSTOMERS + 1, CUSTOMERS, 1, 0, 0, 0, 0));
    everythingAgrees();
  }

  @Test
  void whatNeverArrivedIsParkedOnlyWhenItsKeyIsTooOld() {
    customersWithGoodCards();
    simulator.behave(Behavior.NORMAL.with(Setting.ERROR, 1));
    charge(freeze());
    assertThat(progress().unknown()).isEqualTo(CUSTOMERS);

    simulator.behave(Behavior.NORMAL);
    clock.advance(Duration.ofHours(25));
    var resolution = billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);

    assertThat(resolution.parked()).isEqualTo(CUSTOMERS);
    assertThat(simulator.charges()).isEmpty();
    everythingAgrees();
  }

  private void customersWithGoodCards() {
    customersWithGoodCards(billing.get(PaymentProvider.class));
  }

  private void customersWithGoodCards(PaymentProvider provider) {
    for (int i = 0; i < CUSTOMERS; i++) {
      population
          .customer("OR")
          .with(i % 3 == 0 ? "EURO" : "HOME", "2026-11-15")
          .withCard(provider, "4242424242424242");
    }
  }

  private void allArePaidOnce() {
    assertThat(progress()).isEqualTo(new RunProgress(CUSTOMERS, CUSTOMERS, 0, 0, 0, 0, 0));
    assertThat(simulator.charges()).hasSize(CUSTOMERS);
    assertThat(billing.sent().invoices()).hasSize(CUSTOMERS);
    everythingAgrees();
  }

  private void everythingAgrees() {
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }

  private BillingRun freeze() {
    return billing.get(OpeningBillingRuns.class).open(NOVEMBER, 1);
  }

  private void charge(BillingRun run) {
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, () -> {})) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
  }

  private void resolveAll() {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE).open() == 0);
  }

  private RunProgress progress() {
    return billing.get(BillingRuns.class).progress(NOVEMBER);
  }

  private List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }

  private static CardToVerify card(String number) {
    return new CardToVerify(
        UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8)),
        new UUID(0, 1),
        "Ada Byron",
        number,
        12,
        2030,
        "123");
  }
}
