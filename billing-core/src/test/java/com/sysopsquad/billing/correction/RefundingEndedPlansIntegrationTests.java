package com.sysopsquad.billing.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.desk.AlertFilter;
import com.sysopsquad.billing.desk.DeskAlert;
import com.sysopsquad.billing.desk.DeskAlerts;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.flows.correction.CorrectionMade;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An end that was confirmed while the charge was under way holds: what was paid is given back. */
class RefundingEndedPlansIntegrationTests {

  @AutoClose private final CorrectionFixture desk = new CorrectionFixture("pm_good", "500.00");
  private final RefundingEndedPlans refunding = desk.billing.get(RefundingEndedPlans.class);

  @Test
  void aPeriodThatBeginsWhenItsPlanHasEndedIsRefundedOnceAndTold() {
    desk.ada.cancels("2026-11-15");

    assertThat(refunding.refund()).isEqualTo(1);
    assertThat(refunding.refund()).isZero();

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 2000 USD DONE");
    assertThat(desk.list("select actor || ': ' || reason from billing.correction"))
        .containsExactly("billing: The plan had ended when this period began.");
    assertThat(desk.provider.refundedMinor()).isEqualTo(2000);
    assertThat(desk.postings()).containsExactly("CARD_REFUND 1 REFUND<CASH 2000 USD");
    assertThat(desk.billing.sent().corrections())
        .extracting(CorrectionMade::kind)
        .containsExactly("CARD_REFUND");
  }

  @Test
  void aPlanThatEndsWithWhatIsPaidOrGoesOnIsNotRefunded() {
    assertThat(refunding.refund()).isZero();

    desk.ada.cancels("2026-12-15");

    assertThat(refunding.refund()).isZero();
    assertThat(desk.corrections()).isEmpty();
  }

  @Test
  void whileTheProviderIsDownTheRefundStaysOpenAndIsMadeOnce() {
    desk.ada.cancels("2026-11-15");
    desk.provider.losesAnswers();
    refunding.refund();
    desk.provider.recovers();

    refunding.refund();
    desk.settling.settle();

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 2000 USD DONE");
    assertThat(desk.provider.refundCalls()).hasSize(1);
  }

  @Test
  void aProviderThatDoesNotRespondIsNotCalledForEveryRefund() {
    try (CorrectionFixture many = new CorrectionFixture("pm_good", "500.00", 5)) {
      RefundingEndedPlans ended = many.billing.get(RefundingEndedPlans.class);
      many.ada.cancels("2026-11-15");
      many.provider.goesDown();

      assertThatThrownBy(ended::refund)
          .isInstanceOf(ProviderUnavailable.class)
          .hasMessage(
              "The payment provider did not respond 3 times in a row. The latest: No connection");
      assertThat(many.corrections()).hasSize(3);

      many.provider.recovers();
      assertThat(ended.refund()).isEqualTo(2);
      assertThat(many.settling.settle()).isEqualTo(new SettlingRefunds.Settled(3, 0, 0));
      assertThat(many.provider.refundedMinor()).isEqualTo(10_000);
    }
  }

  /**
   * Tried: refused at once, after a second person's confirmation and when its outcome is settled,
   * and a refund at the provider that is not known here; credit, credit of a part, and a recorded
   * refund afterward. A person's refund is tried in {@link RefundsIntegrationTests}.
   */
  @Test
  void aRefundThatTheProviderRefusesBecomesAnAlert() {
    desk.ada.cancels("2026-11-15");
    desk.provider.refusesRefunds("Your balance is too low.");

    refunding.refund();
    refunding.refund();

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 2000 USD REFUSED");
    List<DeskAlert> open = desk.billing.get(DeskAlerts.class).list(AlertFilter.OPEN, null, 5);
    assertThat(open)
        .extracting(alert -> alert.about() + ": " + alert.sentence())
        .containsExactly(
            "REFUND_REFUSED: The refund of 20.00 USD was not made: Your balance is too low.");
    DeskAlert alert = open.getFirst();
    assertThat(alert.about().wayOut()).contains("refund the bill as credit");
    assertThat(alert.minor()).isEqualTo(2000);
    assertThat(Objects.requireNonNull(alert.subject()).customerId()).isEqualTo(desk.customer());
  }

  @Test
  void aRefundThatTheProviderNeverTookBecomesAnAlert() {
    desk.ada.cancels("2026-11-15");
    desk.provider.goesDown();
    refunding.refund();
    desk.provider.recovers();
    desk.clock.advance(Duration.ofDays(2));

    desk.settling.settle();

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 2000 USD REFUSED");
    assertThat(desk.openAlerts())
        .containsExactly(
            "REFUND_REFUSED: The refund of 20.00 USD was not made: The provider has no such"
                + " refund. Nothing was refunded.");
  }

  @Test
  void aRefundThatIsConfirmedAndRefusedBecomesAnAlert() {
    try (CorrectionFixture strict = CorrectionFixture.paid()) {
      strict.ada.cancels("2026-11-15");
      strict.billing.get(RefundingEndedPlans.class).refund();
      strict.provider.refusesRefunds("Your balance is too low.");

      strict.making.confirm(
          strict.billing.get(Corrections.class).asked(1).getFirst().id(), "clerk");

      assertThat(strict.openAlerts())
          .containsExactly(
              "REFUND_REFUSED: The refund of 20.00 USD was not made: Your balance is too low.");
    }
  }

  @Test
  void theAlertIsClosedOnceAllIsGivenBackAsCredit() {
    desk.ada.cancels("2026-11-15");
    desk.provider.refusesRefunds("Your balance is too low.");
    refunding.refund();

    desk.make(desk.refund(CorrectionKind.CREDIT_REFUND, 500), "key-1");
    assertThat(desk.openAlerts()).hasSize(1);
    desk.make(desk.refund(CorrectionKind.CREDIT_REFUND, 1500), "key-2");

    assertThat(desk.openAlerts()).isEmpty();
    assertThat(desk.list("select closed_by || ': ' || close_reason from billing.alert"))
        .containsExactly("clerk: Refunded: Outage");
  }

  @Test
  void theAlertIsClosedOnceTheRefundOfTheProviderIsRecorded() {
    desk.ada.cancels("2026-11-15");
    String charge = desk.list("select provider_reference from billing.payment_attempt").getFirst();
    desk.provider.refundsByItself(charge, 2000, "USD");
    refunding.refund();
    assertThat(desk.openAlerts())
        .containsExactly(
            "REFUND_REFUSED: The refund of 20.00 USD was not made: The provider already has a"
                + " refund of 20.00 USD for this payment, re_own0, which our records lack. Record"
                + " that refund first.");

    desk.make(
        new CorrectionRequest(
            CorrectionKind.CARD_REFUND, desk.customer(), desk.bill, null, "re_own0"),
        "key-1");

    assertThat(desk.openAlerts()).isEmpty();
  }

  /** Tried: the last day and the day after it. */
  @Test
  void aPeriodThatBeganSixtyDaysAgoIsRefunded() {
    desk.ada.cancels("2026-11-15");
    desk.clock.set("2027-01-14T12:00:00Z");

    assertThat(refunding.refund()).isEqualTo(1);
  }

  @Test
  void aPeriodThatBeganEarlierIsLeftToPeople() {
    desk.ada.cancels("2026-11-15");
    desk.clock.set("2027-01-15T12:00:00Z");

    assertThat(refunding.refund()).isZero();
    assertThat(desk.corrections()).isEmpty();
  }

  @Test
  void onHoldNothingIsRefundedUntilTheRelease() {
    HoldingBilling holding = desk.billing.get(HoldingBilling.class);
    desk.ada.cancels("2026-11-15");
    holding.begin("ada", "A drill");

    assertThat(refunding.refund()).isZero();
    assertThat(desk.corrections()).isEmpty();

    holding.release("ada", "Compared with the provider");
    assertThat(refunding.refund()).isEqualTo(1);
    assertThat(desk.provider.refundedMinor()).isEqualTo(2000);
  }

  @Test
  void aRefundThatARestoreHasLostIsFoundAndNotMadeAgain() {
    desk.ada.cancels("2026-11-15");
    refunding.refund();
    desk.billing
        .owner()
        .sql(
            """
            delete from billing.correction;
            update billing.refunded_charge set refunded_minor = 0
            """)
        .update();
    desk.billing.losePostings("reference is not null");

    refunding.refund();

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 2000 USD DONE");
    assertThat(desk.provider.refundCalls()).hasSize(1);
    assertThat(desk.provider.refundedMinor()).isEqualTo(2000);
  }

  @Test
  void whatAPersonHasCorrectedIsLeftToPeople() {
    desk.ada.cancels("2026-11-15");
    desk.make(desk.refund(CorrectionKind.CREDIT_REFUND, 500), "key-1");

    assertThat(refunding.refund()).isZero();

    assertThat(desk.corrections()).containsExactly("CREDIT_REFUND 500 USD DONE");
  }

  @Test
  void overTheLimitASecondPersonConfirms() {
    try (CorrectionFixture strict = CorrectionFixture.paid()) {
      strict.ada.cancels("2026-11-15");

      assertThat(strict.billing.get(RefundingEndedPlans.class).refund()).isEqualTo(1);
      assertThat(strict.corrections()).containsExactly("CARD_REFUND 2000 USD ASKED");

      strict.making.confirm(
          strict.billing.get(Corrections.class).asked(1).getFirst().id(), "clerk");
      assertThat(strict.corrections()).containsExactly("CARD_REFUND 2000 USD DONE");
    }
  }

  @Test
  void whatWasNotPaidIsNotRefunded() {
    try (CorrectionFixture declined = CorrectionFixture.declined()) {
      declined.ada.cancels("2026-11-15");

      assertThat(declined.billing.get(RefundingEndedPlans.class).refund()).isZero();
    }
  }
}
