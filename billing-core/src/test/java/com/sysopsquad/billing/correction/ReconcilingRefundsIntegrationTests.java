package com.sysopsquad.billing.correction;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.reconciliation.ChargeReconciliation;
import com.sysopsquad.billing.reconciliation.ReconcilingCharges;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The provider's refunds are compared with ours. */
class ReconcilingRefundsIntegrationTests {

  @AutoClose private final CorrectionFixture desk = CorrectionFixture.paid();

  @Test
  void ourRefundIsNoDifference() {
    desk.make(desk.refund(CorrectionKind.CARD_REFUND, 1200), "key-1");

    ChargeReconciliation result = reconcile();

    assertThat(result.agrees()).isTrue();
    assertThat(result.summary())
        .isEqualTo(
            """
            USD: our records have 1 payments totaling 20.00; the provider has 1 charges totaling 20.00.
            USD: our records have 1 refunds totaling 12.00; the provider has 1 refunds totaling 12.00.""");
  }

  @Test
  void aRefundThatNobodyMadeHereIsAnAlertUntilItIsExplained() {
    String charge = desk.list("select provider_reference from billing.payment_attempt").getFirst();
    desk.provider.refundsByItself(charge, 700, "USD");

    ChargeReconciliation result = reconcile();

    assertThat(result.agrees()).isFalse();
    assertThat(result.differences())
        .containsExactly(
            "The provider refunded 700 USD of %s for bill %d by re_own0, which is not known here."
                .formatted(charge, desk.bill));
    assertThat(desk.list("select charge from billing.alert where closed_at is null"))
        .containsExactly("re_own0");
  }

  @Test
  void refundsOfOtherShopsAreNotOurs() {
    desk.provider.refundsByItself("pi_of_another_shop", 700, "USD");

    assertThat(reconcile().agrees()).isTrue();
  }

  @Test
  void aRefundThatTheProviderDoesNotHaveDiffers() {
    desk.make(desk.refund(CorrectionKind.CARD_REFUND, 1200), "key-1");
    desk.provider.forgetsRefunds();

    assertThat(reconcile().differences())
        .singleElement()
        .asString()
        .contains("but the provider's list does not have it.");
  }

  @Test
  void aPostingThatIsLostDiffers() {
    desk.make(desk.refund(CorrectionKind.CREDIT_REFUND, 1200), "key-1");
    desk.billing.losePostings("reference is not null");

    assertThat(reconcile().ledger())
        .singleElement()
        .asString()
        .endsWith("over 1200 USD is done, but the ledger does not have it.");
  }

  private ChargeReconciliation reconcile() {
    Instant now = desk.clock.instant();
    return desk.billing
        .get(ReconcilingCharges.class)
        .reconcile(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), () -> false);
  }
}
