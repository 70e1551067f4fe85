package com.sysopsquad.billing.correction;

import static com.sysopsquad.billing.correction.CorrectionKind.CARD_REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.reconciliation.ChargeReconciliation;
import com.sysopsquad.billing.reconciliation.ReconcilingCharges;
import com.sysopsquad.flows.correction.CorrectionMade;
import com.sysopsquad.flows.pricing.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Refunds that were made at the provider itself are recorded, and nothing is refunded for that. */
class RecordingRefundsIntegrationTests {

  @AutoClose private final CorrectionFixture desk = CorrectionFixture.paid();
  private final String charge =
      desk.list("select provider_reference from billing.payment_attempt").getFirst();

  @Test
  void aRefundThatWasMadeAtTheProviderIsRecordedPostedAndTold() {
    desk.provider.refundsByItself(charge, 700, "USD");
    assertThat(reconcile().agrees()).isFalse();

    Correction recorded = desk.make(record("re_own0"), "key-1");

    assertThat(recorded.state()).isEqualTo(CorrectionState.DONE);
    assertThat(recorded.providerRefund()).isEqualTo("re_own0");
    assertThat(recorded.amount()).isEqualTo(new Money(700, "USD"));
    assertThat(desk.provider.refundCalls()).isEmpty();
    assertThat(desk.postings()).containsExactly("CARD_REFUND 1 REFUND<CASH 700 USD");
    assertThat(desk.billing.sent().corrections())
        .extracting(CorrectionMade::amountMinor)
        .containsExactly(700L);
    assertThat(desk.list("select close_reason from billing.alert where charge = 're_own0'"))
        .containsExactly("Recorded: Outage");
    assertThat(reconcile().agrees()).isTrue();
  }

  @Test
  void onceItIsRecordedTheRestCanBeRefunded() {
    desk.provider.refundsByItself(charge, 700, "USD");
    assertThat(desk.make(desk.refund(CARD_REFUND, 500), "key-1").state())
        .isEqualTo(CorrectionState.REFUSED);

    desk.make(record("re_own0"), "key-2");

    assertThat(desk.make(desk.refund(CARD_REFUND, 500), "key-3").state())
        .isEqualTo(CorrectionState.DONE);
    assertThatThrownBy(() -> desk.make(desk.refund(CARD_REFUND, 801), "key-4"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("At most 8.00 USD of bill %d can be refunded.".formatted(desk.bill));
    assertThat(reconcile().agrees()).isTrue();
  }

  @Test
  void aRefundIsRecordedOnceHoweverManyClerksTry() throws Exception {
    desk.provider.refundsByItself(charge, 700, "USD");

    List<String> results = new ArrayList<>();
    try (ExecutorService clerks = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> tries =
          IntStream.range(0, 6)
              .<Callable<String>>mapToObj(clerk -> () -> tryToRecord("key-" + clerk))
              .toList();
      for (Future<String> each : clerks.invokeAll(tries)) {
        results.add(each.get());
      }
    }

    assertThat(results).containsOnlyOnce("DONE");
    assertThat(results).containsOnly("DONE", "Refund re_own0 is already recorded.");
    assertThat(desk.postings()).hasSize(1);
    assertThat(desk.make(record("re_own0"), winningKey()).state()).isEqualTo(CorrectionState.DONE);
  }

  /** The row is lost, the money was given back, and the customer was told. */
  @Test
  void aRefundThatARestoreHasLostGetsItsIdAgain() {
    Correction lost = desk.make(desk.refund(CARD_REFUND, 700), "key-1");
    desk.billing
        .owner()
        .sql(
            """
            delete from billing.correction;
            update billing.refunded_charge set refunded_minor = 0
            """)
        .update();
    desk.billing.losePostings("reference is not null");

    Correction recorded = desk.make(record("re_" + lost.id()), "key-2");

    assertThat(recorded.id()).isEqualTo(lost.id());
    assertThatThrownBy(() -> desk.make(desk.refund(CARD_REFUND, 700), "key-1"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("This correction is already recorded.");
    assertThat(desk.postings()).hasSize(1);
    assertThat(reconcile().agrees()).isTrue();
  }

  /** It counted as refused, since its key was forgotten; then the provider shows it after all. */
  @Test
  void aRefundThatCountsAsRefusedIsRecordedBesideIt() {
    desk.provider.losesAnswers();
    Correction refused = desk.make(desk.refund(CARD_REFUND, 700), "key-1");
    desk.billing
        .jdbc()
        .sql("update billing.correction set state = 'REFUSED', settled_at = now()")
        .update();
    desk.provider.recovers();

    Correction recorded = desk.make(record("re_" + refused.id()), "key-2");

    assertThat(recorded.id()).isNotEqualTo(refused.id());
    assertThat(desk.corrections())
        .containsExactlyInAnyOrder("CARD_REFUND 700 USD REFUSED", "CARD_REFUND 700 USD DONE");
    assertThat(reconcile().agrees()).isTrue();
  }

  @Test
  void aPreviewShowsTheRefundAndChangesNothing() {
    desk.provider.refundsByItself(charge, 1700, "USD");

    CorrectionPreview preview = desk.making.preview(record("re_own0"), "clerk");

    assertThat(preview.amount()).isEqualTo(new Money(1700, "USD"));
    assertThat(preview.needsSecond()).isFalse();
    assertThat(preview.left()).isEqualTo(new Money(300, "USD"));
    assertThat(desk.corrections()).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefusedInPlainWords() {
    desk.provider.refundsByItself(charge, 700, "USD");
    desk.provider.beginsARefundByItself(charge, 100, "USD");
    desk.provider.refundsByItself("pi_other", 300, "USD");

    assertRefused(
        record("re_none"),
        "The provider has no refund re_none of the payment of bill %d.".formatted(desk.bill));
    assertRefused(
        record("re_own2"),
        "The provider has no refund re_own2 of the payment of bill %d.".formatted(desk.bill));
    assertRefused(
        record("re_own1"),
        "The provider has not decided about refund re_own1 yet. Record it later.");
    assertRefused(
        new CorrectionRequest(
            CARD_REFUND, desk.customer(), desk.bill, new Money(600, "USD"), "re_own0"),
        "Refund re_own0 is for 7.00 USD, not for 6.00 USD.");
    assertRefused(
        new CorrectionRequest(
            CorrectionKind.CREDIT_REFUND, desk.customer(), desk.bill, null, "re_own0"),
        "Only a refund to the card that paid a bill can be recorded.");
    desk.provider.goesDown();
    assertRefused(record("re_own0"), "No connection");
    assertThat(desk.corrections()).isEmpty();
  }

  private CorrectionRequest record(String refund) {
    return new CorrectionRequest(CARD_REFUND, desk.customer(), desk.bill, null, refund);
  }

  private String tryToRecord(String key) {
    try {
      return desk.make(record("re_own0"), key).state().name();
    } catch (CorrectionRefused refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private String winningKey() {
    return desk.list("select key from billing.correction").getFirst();
  }

  private void assertRefused(CorrectionRequest request, String words) {
    assertThatThrownBy(() -> desk.make(request, UUID.randomUUID().toString()))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage(words);
  }

  private ChargeReconciliation reconcile() {
    Instant now = desk.clock.instant();
    return desk.billing
        .get(ReconcilingCharges.class)
        .reconcile(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), () -> false);
  }
}
