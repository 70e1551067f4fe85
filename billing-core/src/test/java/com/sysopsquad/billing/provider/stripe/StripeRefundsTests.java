package com.sysopsquad.billing.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.provider.RefundOutcome;
import com.sysopsquad.billing.provider.RefundPage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is sent for a refund, and what its answer means. */
class StripeRefundsTests extends StripeInTest {

  @Test
  void aThrottledRefundIsNotSentAgainOnceBillingIsOnHold() {
    answers.add(error(429, "invalid_request_error", "rate_limit", "Too many"));
    heldByTheAnswer = true;

    assertThat(provider.refund(REFUND)).isEqualTo(new RefundOutcome.NotSent("HTTP 429, Too many"));

    assertThat(requests).hasSize(1);
  }

  @Test
  void aRefundCarriesItsKeyAndItsCorrection() {
    answers.add(refund("succeeded", 1200));

    assertThat(provider.refund(REFUND))
        .isEqualTo(new RefundOutcome.Refunded("re_1", Instant.ofEpochSecond(1790000000)));
    assertThat(requests)
        .singleElement()
        .asString()
        .startsWith("POST /v1/refunds refund/pi_1/" + BILL + " Bearer sk_test_1 ")
        .contains("payment_intent=pi_1", "amount=1200", "metadata[correction]=" + BILL);
  }

  @Test
  void aRefundIsDoneOnlyIfTheAnswerSaysSoAndMatches() {
    answers.add(refund("pending", 1200));
    answers.add(refund("failed", 1200));
    answers.add(refund("succeeded", 1300));
    answers.add(new Answer(200, "{}"));
    answers.add(new Answer(0, ""));
    answers.add(error(500, "api_error", null, "Oops"));
    answers.add(error(409, "idempotency_error", "idempotency_key_in_use", "In use"));
    answers.add(error(400, "invalid_request_error", "charge_already_refunded", "Refunded"));

    assertThat(provider.refund(REFUND)).isInstanceOf(RefundOutcome.Pending.class);
    assertThat(provider.refund(REFUND)).isInstanceOf(RefundOutcome.Refused.class);
    for (int i = 0; i < 5; i++) {
      assertThat(provider.refund(REFUND)).isInstanceOf(RefundOutcome.Unknown.class);
    }
    assertThat(provider.refund(REFUND)).isEqualTo(new RefundOutcome.Refused("HTTP 400, Refunded"));
  }

  @Test
  void aRefundIsFoundByItsCorrection() {
    answers.add(list(REFUNDED.formatted("succeeded", 1200, PLAN)));
    answers.add(
        list(
            REFUNDED.formatted("succeeded", 1200, PLAN)
                + ","
                + REFUNDED.formatted("succeeded", 1200, BILL)));

    assertThat(provider.findRefund(REFUND)).isEmpty();
    assertThat(provider.findRefund(REFUND)).get().isInstanceOf(RefundOutcome.Refunded.class);
  }

  @Test
  void theRefundsOfAChargeAreThoseThatHaveNotFailed() {
    answers.add(
        list(
            REFUNDED.formatted("failed", 700, PLAN)
                + ","
                + REFUNDED.formatted("pending", 1200, BILL)));

    assertThat(provider.refundsOf("pi_1"))
        .extracting(RefundPage.Refund::amountMinor)
        .containsExactly(1200L);
  }

  @Test
  void aChargeThatDoesNotExistHasNoRefunds() {
    answers.add(error(404, "invalid_request_error", "resource_missing", "No such payment_intent"));

    assertThat(provider.refundsOf("pi_none")).isEmpty();
  }
}
