package com.sysopsquad.billing.correction;

import static com.sysopsquad.billing.correction.CorrectionKind.CARD_REFUND;
import static com.sysopsquad.billing.correction.CorrectionKind.CREDIT_REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Refunds whose answer is lost, and refunds of the provider that are not known here. */
class UncertainRefundsIntegrationTests extends RefundedBills {

  @Test
  void aLostAnswerIsLookedUpAndNothingIsRefundedTwice() {
    desk.provider.losesAnswers();
    Correction lost = desk.make(desk.refund(CARD_REFUND, 1200), "key-1");
    assertThat(lost.state()).isEqualTo(CorrectionState.UNKNOWN);
    assertThat(desk.postings()).isEmpty();

    desk.provider.recovers();
    desk.collect();
    desk.collect();

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 1200 USD DONE");
    assertThat(desk.provider.refundedMinor()).isEqualTo(1200);
    assertThat(desk.provider.refundCalls()).hasSize(1);
    assertThat(desk.postings()).hasSize(1);
  }

  @Test
  void aRefundThatDidNotReachTheProviderIsSentAgainWithTheSameKey() {
    desk.provider.goesDown();
    assertThat(desk.make(desk.refund(CARD_REFUND, 1200), "key-1").state())
        .isEqualTo(CorrectionState.REQUESTED);

    desk.provider.recovers();
    assertThat(desk.settling.settle()).isEqualTo(new SettlingRefunds.Settled(1, 0, 0));

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 1200 USD DONE");
    assertThat(desk.provider.refundCalls()).hasSize(1);
  }

  @Test
  void aProviderThatDoesNotRespondIsNotAskedAboutEveryRefund() {
    desk.provider.goesDown();
    for (int i = 0; i < 5; i++) {
      desk.make(desk.refund(CARD_REFUND, 100), "key-" + i);
    }

    assertThatThrownBy(desk.settling::settle)
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessage(
            "The payment provider did not respond 3 times in a row. The latest: No connection");
    desk.provider.recovers();

    assertThat(desk.settling.settle()).isEqualTo(new SettlingRefunds.Settled(5, 0, 0));
  }

  @Test
  void onceTheProviderHasForgottenTheKeyNothingIsSent() {
    desk.provider.goesDown();
    desk.make(desk.refund(CARD_REFUND, 1200), "key-1");

    desk.provider.recovers();
    desk.clock.advance(Duration.ofDays(2));
    desk.settling.settle();

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 1200 USD REFUSED");
    assertThat(desk.provider.refundCalls()).isEmpty();
    assertThat(desk.refundedMinor()).isZero();
  }

  @Test
  void whileTheProviderHasARefundThatIsNotKnownHereNoOtherIsSent() {
    String charge = desk.list("select provider_reference from billing.payment_attempt").getFirst();
    desk.provider.refundsByItself(charge, 700, "USD");

    Correction refused = desk.make(desk.refund(CARD_REFUND, 700), "key-1");

    assertThat(refused.state()).isEqualTo(CorrectionState.REFUSED);
    assertThat(refused.words())
        .isEqualTo(
            "The provider already has a refund of 7.00 USD for this payment, re_own0, which our"
                + " records lack. Record that refund first.");
    assertThat(desk.provider.refundCalls()).isEmpty();
    assertThat(desk.refundedMinor()).isZero();
  }

  @Test
  void whileTheProviderHasARefundThatIsNotKnownHereNothingIsGivenAsCredit() {
    String charge = desk.list("select provider_reference from billing.payment_attempt").getFirst();
    desk.provider.refundsByItself(charge, 700, "USD");

    assertThatThrownBy(() -> desk.make(desk.refund(CREDIT_REFUND, 700), "key-1"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage(
            "The provider already has a refund of 7.00 USD for this payment, re_own0, which our"
                + " records lack. Record that refund first.");
    assertThat(desk.corrections()).isEmpty();
    assertThat(desk.make(desk.goodwill(700), "key-2").state()).isEqualTo(CorrectionState.DONE);
  }

  @Test
  void aRefundAsCreditThatWaitsIsNotConfirmedOnceTheProviderHasOneThatIsNotKnownHere() {
    Correction asked = desk.make(desk.refund(CREDIT_REFUND, 1600), "key-1");
    String charge = desk.list("select provider_reference from billing.payment_attempt").getFirst();
    desk.provider.refundsByItself(charge, 700, "USD");

    assertThatThrownBy(() -> desk.making.confirm(asked.id(), "boss"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessageContaining("which our records lack");
    assertThat(desk.corrections()).containsExactly("CREDIT_REFUND 1600 USD ASKED");
    assertThat(desk.postings()).isEmpty();
  }

  @Test
  void anOpenRefundIsNotSentAgainWhileThereIsOneThatIsNotKnownHere() {
    desk.provider.goesDown();
    desk.make(desk.refund(CARD_REFUND, 1200), "key-1");
    desk.provider.recovers();
    String charge = desk.list("select provider_reference from billing.payment_attempt").getFirst();
    desk.provider.refundsByItself(charge, 500, "USD");

    desk.settling.settle();

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 1200 USD REFUSED");
    assertThat(desk.provider.refundCalls()).isEmpty();
  }
}
