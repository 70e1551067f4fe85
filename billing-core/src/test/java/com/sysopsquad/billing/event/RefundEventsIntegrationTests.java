package com.sysopsquad.billing.event;

import static com.sysopsquad.billing.event.EventFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.correction.Correction;
import com.sysopsquad.billing.correction.CorrectionKind;
import com.sysopsquad.billing.correction.CorrectionRequest;
import com.sysopsquad.billing.correction.CorrectionState;
import com.sysopsquad.billing.correction.MakingCorrections;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Refunds that are made at the provider, and refunds of ours that fail there. */
class RefundEventsIntegrationTests {

  @AutoClose private final EventFixture billing = new EventFixture();

  @Test
  void aRefundOfOursIsNoNews() {
    billing.refund(1200, "key-1");

    assertThat(billing.follow().applied()).isZero();
    assertThat(billing.openAlerts()).isEmpty();
    assertThat(billing.postings()).containsExactly("CARD_REFUND REFUND<CASH 1200 USD");
  }

  @Test
  void aRefundInTheProvidersConsoleIsAnAlertUntilItIsRecorded() {
    String refund = billing.simulator.refund(billing.charge, 700);

    billing.follow();

    assertThat(billing.openAlerts())
        .containsExactly(
            ("CHARGE_DIFFERS: The provider refunded 700 USD of %s for bill %d by %s, which is not"
                    + " known here.")
                .formatted(billing.charge, billing.bill, refund));

    billing
        .billing
        .get(MakingCorrections.class)
        .make(
            new CorrectionRequest(
                CorrectionKind.CARD_REFUND, billing.customer, billing.bill, null, refund),
            "key-1",
            "clerk",
            "Asked by phone");
    billing.follow();

    assertThat(billing.openAlerts()).isEmpty();
    assertThat(billing.postings()).containsExactly("CARD_REFUND REFUND<CASH 700 USD");
  }

  @Test
  void aRefundThatFailsLaterIsPostedBackAndCanBeMadeAgain() {
    Correction refund = billing.refund(2000, "key-1");
    String reference = Objects.requireNonNull(refund.providerRefund());
    billing.follow();

    billing.simulator.failRefund(reference);
    billing.follow();
    billing.follow();

    assertThat(billing.openAlerts())
        .containsExactly(
            ("REFUND_FAILED: The refund of 20.00 USD by %s failed after the provider had confirmed"
                    + " it: expired_or_canceled_card")
                .formatted(reference));
    assertThat(billing.cash()).isEqualTo(2000);
    assertThat(billing.reconcile().agrees()).isTrue();

    assertThat(billing.refund(2000, "key-2").state()).isEqualTo(CorrectionState.DONE);
    assertThat(billing.postings())
        .containsExactly(
            "CARD_REFUND REFUND<CASH 2000 USD",
            "REFUND_FAILED CASH<REFUND 2000 USD",
            "CARD_REFUND REFUND<CASH 2000 USD");
    assertThat(billing.cash()).isZero();
    assertThat(billing.reconcile().agrees()).isTrue();
  }

  @Test
  void aRefundWhoseFailureIsToldFirstIsNoRefund() {
    Instant now = billing.clock.instant();
    billing.simulator.tell(
        event("evt_2", "refund.failed", now.plusSeconds(60), refund("re_1", "failed")));
    billing.follow();

    billing.simulator.tell(event("evt_1", "refund.created", now, refund("re_1", "succeeded")));
    billing.follow();

    assertThat(billing.openAlerts()).isEmpty();
    assertThat(billing.postings()).isEmpty();
  }

  @Test
  void aRefundThatIsUpdatedBeforeItIsCreatedIsOneAlert() {
    Instant now = billing.clock.instant();
    billing.simulator.tell(
        event("evt_2", "refund.updated", now.plusSeconds(60), refund("re_1", "succeeded")));
    billing.follow();

    billing.simulator.tell(event("evt_1", "refund.created", now, refund("re_1", "pending")));
    billing.follow();

    assertThat(billing.openKinds()).containsExactly("CHARGE_DIFFERS");
  }

  @Test
  void aFailureThatTheProviderNoLongerSaysIsNoNews() {
    billing.simulator.tell(failed(billing));

    Followed followed = billing.follow();

    assertThat(followed.read()).isEqualTo(1);
    assertThat(followed.applied()).isZero();
    assertThat(billing.openAlerts()).isEmpty();
  }

  @Test
  void aPaymentThatFailsAfterItCountedAsPaidIsAnAlertAndPostsNothing() {
    try (EventFixture declined = new EventFixture(Map.of(), "4000000000000341")) {
      declined
          .billing
          .jdbc()
          .sql(
              """
              update billing.payment_attempt
                 set state = 'APPROVED', amount_minor = 2000, currency = 'USD', settled_at = now()
              """)
          .update();
      declined.billing.jdbc().sql("delete from billing.alert").update();
      declined.simulator.tell(failed(declined));

      declined.follow();

      assertThat(declined.openAlerts())
          .containsExactly(
              ("LATE_FAILURE: Bill %d is paid with 20.00 USD by %s, but the provider says that this"
                      + " charge failed: Closed")
                  .formatted(declined.bill, declined.charge));
      assertThat(declined.postings()).isEmpty();
    }
  }

  @Test
  void declinedCardsAreNotStored() {
    try (EventFixture declined = new EventFixture(Map.of(), "4000000000000341")) {
      declined.simulator.tell(failed(declined));

      assertThat(declined.follow().read()).isZero();
    }
  }

  private static Map<String, Object> failed(EventFixture billing) {
    return event(
        "evt_1",
        "payment_intent.payment_failed",
        billing.clock.instant(),
        Map.of(
            "id",
            billing.charge,
            "amount",
            2000,
            "currency",
            "usd",
            "status",
            "requires_payment_method",
            "last_payment_error",
            Map.of("message", "Closed"),
            "metadata",
            Map.of("bill", billing.list("select reference from billing.bill").getFirst())));
  }

  private Map<String, Object> refund(String id, String status) {
    return Map.of(
        "id",
        id,
        "amount",
        700,
        "currency",
        "usd",
        "payment_intent",
        billing.charge,
        "status",
        status);
  }
}
