package com.sysopsquad.billing.correction;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.flows.correction.CorrectionMade;
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
