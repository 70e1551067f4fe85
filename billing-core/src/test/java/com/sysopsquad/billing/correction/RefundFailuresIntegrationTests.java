package com.sysopsquad.billing.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.RefundOutcome;
import com.sysopsquad.billing.provider.RefundRequest;
import com.sysopsquad.billing.reconciliation.ReconcilingCharges;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.platform.SettableClock;
import com.sysopsquad.platform.provider.Behavior;
import com.sysopsquad.platform.provider.Behavior.Setting;
import com.sysopsquad.platform.provider.ProviderSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refunds over HTTP, with a provider that fails in its ways. */
class RefundFailuresIntegrationTests {

  private static final String KEY = "sk_test_billing";

  @TempDir private Path folder;

  private final SettableClock clock = new SettableClock("2026-11-30T03:00:00Z");
  private ProviderSimulator simulator;
  private BillingInTest billing;
  private UUID customer;
  private long bill;

  @BeforeEach
  void pay() {
    simulator = ProviderSimulator.start(folder, 0, KEY, clock);
    billing =
        BillingInTest.with(
            clock,
            Map.of(
                "sysops.provider.url",
                simulator.url(),
                "sysops.provider.key",
                KEY,
                "sysops.provider.throttle-patience",
                "0s"));
    Population population = new Population(billing.jdbc());
    Population.Customer ada = population.customer("OR").with("HOME", "2026-11-15");
    ada.withCard(billing.get(PaymentProvider.class), "4242424242424242");
    customer = ada.id();
    BillingRun run =
        billing.get(OpeningBillingRuns.class).open(RunKey.ofDay(LocalDate.of(2026, 11, 30)), 1);
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, () -> {})) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
    bill = billing.count("select id from billing.bill");
  }

  @AfterEach
  void close() {
    billing.close();
    simulator.close();
  }

  @Test
  void aRefundIsMadeOverHttpAndAgreesWithTheList() {
    Correction first = refund(1200, "key-1");
    Correction second = refund(800, "key-2");

    assertThat(List.of(first.state(), second.state())).containsOnly(CorrectionState.DONE);
    assertThat(first.providerRefund()).startsWith("re_");
    assertThat(agrees()).isTrue();
  }

  @Test
  void aLostAnswerIsFoundInTheList() {
    simulator.behave(Behavior.NORMAL.with(Setting.LOSE_ANSWER, 1));
    assertThat(refund(1200, "key-1").state()).isEqualTo(CorrectionState.UNKNOWN);

    simulator.behave(Behavior.NORMAL);
    settleAfter(Duration.ofDays(3));

    assertThat(states()).containsExactly("DONE");
    assertThat(agrees()).isTrue();
  }

  @Test
  void aFailureAfterTheRefundIsFoundInTheList() {
    simulator.behave(Behavior.NORMAL.with(Setting.FAIL_AFTER_CHARGE, 1));
    assertThat(refund(2000, "key-1").state()).isEqualTo(CorrectionState.UNKNOWN);

    simulator.behave(Behavior.NORMAL);
    settleAfter(Duration.ofMinutes(5));

    assertThat(states()).containsExactly("DONE");
    assertThat(agrees()).isTrue();
  }

  @Test
  void whileItIsThrottledDownOrBrokenARefundStaysOpenAndIsMadeOnceLater() {
    simulator.behave(Behavior.NORMAL.with(Setting.ERROR, 1));
    assertThat(refund(700, "key-1").state().isOpen()).isTrue();
    simulator.behave(Behavior.NORMAL.with(Setting.DOWN, 1));
    assertThat(refund(700, "key-2").state().isOpen()).isTrue();
    settleAfter(Duration.ofMinutes(5));

    simulator.behave(Behavior.NORMAL);
    settleAfter(Duration.ofMinutes(5));
    settleAfter(Duration.ofMinutes(5));

    assertThat(states()).containsExactly("DONE", "DONE");
    assertThat(agrees()).isTrue();
  }

  @Test
  void whatTheProviderDoesNotKnowIsRefusedWithItsWords() {
    billing
        .jdbc()
        .sql("update billing.payment_attempt set provider_reference = 'pi_none'")
        .update();

    Correction refused = refund(700, "key-1");

    assertThat(refused.state()).isEqualTo(CorrectionState.REFUSED);
    assertThat(refused.words()).contains("No such payment_intent: 'pi_none'");
  }

  /**
   * Tried: a refund of the whole charge, refunds of parts whose sum would exceed it, a provider
   * that cannot be asked, a refund that a person made at the provider, and a credit that is
   * confirmed later (both in {@link UncertainRefundsIntegrationTests}).
   */
  @Test
  void whatTheCardHasBackIsNotGivenAgainAsCreditAfterARestore() {
    refundBeforeTheRestore(UUID.randomUUID(), 2000);

    assertThatThrownBy(() -> make(CorrectionKind.CREDIT_REFUND, 2000, "key-1"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessageStartingWith(
            "The provider already has a refund of 20.00 USD for this payment, re_");
    assertThat(states()).isEmpty();
  }

  @Test
  void partsThatWouldExceedTheChargeAreNotGivenAsCreditAfterARestore() {
    refundBeforeTheRestore(UUID.randomUUID(), 700);
    refundBeforeTheRestore(UUID.randomUUID(), 700);

    assertThatThrownBy(() -> make(CorrectionKind.CREDIT_REFUND, 700, "key-1"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessageContaining("which our records lack");
    assertThat(states()).isEmpty();
  }

  @Test
  void aRefundAsCreditIsRefusedWhileTheProviderCannotBeAsked() {
    simulator.behave(Behavior.NORMAL.with(Setting.DOWN, 1));

    assertThatThrownBy(() -> make(CorrectionKind.CREDIT_REFUND, 700, "key-1"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessageStartingWith("Without the provider's list of refunds, nothing is given back: ");
    assertThat(states()).isEmpty();

    simulator.behave(Behavior.NORMAL);
    assertThat(make(CorrectionKind.CREDIT_REFUND, 700, "key-1").state())
        .isEqualTo(CorrectionState.DONE);
  }

  /** A program repeats its call with the same key, after the provider has forgotten its own. */
  @Test
  void theSameKeyFindsItsRefundAtTheProviderAfterARestore() {
    CorrectionRequest request = request(CorrectionKind.CARD_REFUND, 1200);
    UUID id = MakingCorrections.id(request, new Money(1200, "USD"), "key-1");
    refundBeforeTheRestore(id, 1200);
    clock.advance(Duration.ofDays(3));

    Correction again = refund(1200, "key-1");

    assertThat(again.id()).isEqualTo(id);
    assertThat(again.state()).isEqualTo(CorrectionState.DONE);
    assertThat(agrees()).isTrue();
  }

  /** The provider has it, and our records are older. */
  private void refundBeforeTheRestore(UUID correction, long minor) {
    String charge =
        billing
            .jdbc()
            .sql("select provider_reference from billing.payment_attempt")
            .query(String.class)
            .single();
    assertThat(
            billing
                .get(PaymentProvider.class)
                .refund(new RefundRequest(correction, charge, new Money(minor, "USD"))))
        .isInstanceOf(RefundOutcome.Refunded.class);
  }

  private Correction refund(long minor, String key) {
    return make(CorrectionKind.CARD_REFUND, minor, key);
  }

  private Correction make(CorrectionKind kind, long minor, String key) {
    return billing.get(MakingCorrections.class).make(request(kind, minor), key, "clerk", "Outage");
  }

  private CorrectionRequest request(CorrectionKind kind, long minor) {
    return new CorrectionRequest(kind, customer, bill, new Money(minor, "USD"));
  }

  private void settleAfter(Duration time) {
    clock.advance(time);
    billing.get(SettlingRefunds.class).settle();
  }

  private List<String> states() {
    return billing.jdbc().sql("select state from billing.correction").query(String.class).list();
  }

  private boolean agrees() {
    return billing
        .get(ReconcilingCharges.class)
        .reconcile(
            clock.instant().minus(Duration.ofDays(30)),
            clock.instant().plus(Duration.ofDays(1)),
            () -> false)
        .agrees();
  }
}
