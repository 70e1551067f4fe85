package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What billing does when the provider does not answer, or not as it should. */
class DoubtfulAnswersIntegrationTests extends ChargedBills {

  @Test
  void aProviderThatIsDownLeavesTheBillsDue() {
    population.many(50, "2026-11-15");
    BillingRun run = freeze(1);
    provider.goesDown();

    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      assertThatThrownBy(() -> drain(session))
          .isInstanceOf(ProviderUnavailable.class)
          .hasMessageContaining("No connection");
    }

    assertThat(progress()).isEqualTo(new RunProgress(50, 0, 0, 0, 0, 0, 50));
    provider.recovers();
    charge(run);
    assertThat(progress().paid()).isEqualTo(50);
  }

  @Test
  void aProviderThatDoesNotAcceptUsMarksNoCustomer() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_misconfigured");
    BillingRun run = freeze(1);

    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      assertThatThrownBy(() -> drain(session)).isInstanceOf(ProviderMisconfigured.class);
    }

    assertThat(progress().due()).isEqualTo(1);
  }

  @Test
  void anOldRunAsksForABillBeforeItSendsIt() {
    population.many(3, "2026-11-15");
    BillingRun run = freeze(1);
    ChargingSession crashed = charging.begin(run, 0, NOBODY_ELSE);
    while (provider.charged() < 3) {
      Thread.onSpinWait();
    }
    crashed.close();
    clock.advance(Duration.ofHours(23));

    charge(run);

    assertThat(provider.asked()).hasSize(3);
    assertThat(provider.calls()).hasSize(3);
    assertThat(progress().paid()).isEqualTo(3);
  }

  @Test
  void anAnswerThatWasLostIsFoundOutByReference() {
    population.many(10, "2026-11-15");
    BillingRun run = freeze(1);
    provider.losesAnswers();
    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      assertThatThrownBy(() -> drain(session)).isInstanceOf(ProviderUnavailable.class);
    }
    provider.recovers();
    charge(run);

    var resolution = billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);

    assertThat(resolution.open()).isZero();
    assertThat(provider.charged()).isEqualTo(10);
    assertThat(progress()).isEqualTo(new RunProgress(10, 10, 0, 0, 0, 0, 0));
    assertThat(billing.sent().invoices()).hasSize(10);
    assertThat(count("select count(*) from billing.alert where closed_at is null")).isZero();
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }

  @Test
  void anOpenPaymentThatIsTooOldToSendAgainIsParkedForAPerson() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_unknown");
    charge(freeze(1));
    clock.advance(Duration.ofHours(22));
    assertThat(resolve().open()).isEqualTo(1);
    clock.advance(Duration.ofHours(2));

    assertThat(resolve().parked()).isEqualTo(1);

    assertThat(provider.calls()).hasSize(2);
    assertThat(attempts()).containsExactly("PARKED");
    assertThat(resolve()).isEqualTo(Resolution.NONE);
    assertThat(alerts()).anyMatch(alert -> alert.startsWith("UNRESOLVED"));
    assertThat(progress().parked()).isEqualTo(1);
  }

  @Test
  void anAnswerThatCannotBeRightLeavesOneBillOpenAndTheRestIsBilled() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_invalid");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_good");

    charge(freeze(1));

    assertThat(attempts()).containsExactly("APPROVED", "UNKNOWN", "APPROVED");
    assertThat(alerts())
        .containsExactly("OPEN: The response is not plausible: pi_other is of another bill");
    assertThat(resolve().open()).isEqualTo(1);
    clock.advance(Duration.ofHours(24));
    assertThat(resolve().parked()).isEqualTo(1);
    assertThat(attempts()).containsExactly("APPROVED", "PARKED", "APPROVED");
    assertThat(invoices()).hasSize(2);
  }

  @Test
  void soManyAnswersInARowThatCannotBeRightPauseTheRun() {
    try (BillingInTest impatient =
        BillingInTest.with(
            clock,
            provider,
            Map.of(
                "sysops.provider.invalid-answers-before-pausing",
                "3",
                "sysops.charging.in-flight",
                "1"))) {
      Population many = new Population(impatient.jdbc());
      for (int customer = 0; customer < 10; customer++) {
        many.customer("OR").with("HOME", "2026-11-02").withCard("pm_invalid");
      }
      BillingRun run = impatient.get(OpeningBillingRuns.class).open(NOVEMBER, 1);

      try (ChargingSession session =
          impatient.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
        assertThatThrownBy(() -> drain(session))
            .isInstanceOf(ProviderUnavailable.class)
            .hasMessageContaining("3 implausible responses in a row");
      }

      assertThat(impatient.get(BillingRuns.class).progress(NOVEMBER))
          .isEqualTo(new RunProgress(10, 0, 0, 3, 0, 0, 7));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"card_id = null", "currency = 'QQQ'"})
  void anOpenAttemptThatCannotBeAskedForIsParkedAndTheOthersAreSettled(String damage) {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_unknown");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_good");
    BillingRun run = freeze(1);
    provider.losesAnswers();
    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      drain(session);
    }
    provider.recovers();
    String table = damage.startsWith("card") ? "payment_attempt" : "bill";
    sql(
        "update billing.%s set %s where %s = (select min(id) from billing.bill)"
            .formatted(table, damage, table.equals("bill") ? "id" : "bill_id"));

    assertThat(resolve().parked()).isEqualTo(1);

    assertThat(attempts()).containsExactly("PARKED", "APPROVED");
  }
}
