package com.sysopsquad.billing.event;

import static com.sysopsquad.billing.event.EventFixture.event;
import static com.sysopsquad.billing.event.EventFixture.movement;
import static com.sysopsquad.billing.event.EventFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.desk.AlertFilter;
import com.sysopsquad.billing.desk.DeskAlerts;
import com.sysopsquad.billing.event.EventSums.Sum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Customers dispute what they have paid, and their banks decide. */
class DisputesIntegrationTests {

  @AutoClose private final EventFixture billing = new EventFixture();

  @Test
  void aDisputeIsPostedAsAChargebackWithItsFeeAndAsksForAnAnswer() {
    String dispute = billing.simulator.dispute(billing.charge, "fraudulent");

    Followed followed = billing.follow();

    assertThat(followed.applied()).isEqualTo(1);
    assertThat(billing.postings())
        .containsExactly("CHARGEBACK CHARGEBACK<CASH 2000 USD", "PROVIDER_FEE FEE<CASH 1500 USD");
    assertThat(billing.cash()).isEqualTo(-1500);
    assertThat(billing.openAlerts())
        .containsExactly(
            ("DISPUTED: The customer disputes 20.00 USD of %s (fraudulent), dispute %s. It must be"
                    + " answered by 2026-12-09.")
                .formatted(billing.charge, dispute));
  }

  @Test
  void theAlertLeadsToTheCustomerAndSaysWhatToDo() {
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();

    var alert = billing.billing.get(DeskAlerts.class).list(AlertFilter.OPEN, null, 10).getFirst();

    assertThat(Objects.requireNonNull(alert.subject()).customerId()).isEqualTo(billing.customer);
    assertThat(alert.about().title()).isEqualTo("Payment disputed");
    assertThat(alert.about().wayOut()).startsWith("Answer with evidence");
  }

  @Test
  void aDisputeThatIsWonReturnsTheAmountAndClosesTheAlert() {
    String dispute = billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();

    billing.simulator.decide(dispute, true);
    billing.follow();

    assertThat(billing.postings())
        .containsExactly(
            "CHARGEBACK CHARGEBACK<CASH 2000 USD",
            "PROVIDER_FEE FEE<CASH 1500 USD",
            "CHARGEBACK_RETURNED CASH<CHARGEBACK 2000 USD");
    assertThat(billing.cash()).isEqualTo(500);
    assertThat(billing.openAlerts()).isEmpty();
  }

  @Test
  void aDisputeThatIsLostKeepsTheChargebackAndAsksForADecision() {
    String dispute = billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();

    billing.simulator.decide(dispute, false);
    billing.follow();

    assertThat(billing.postings()).hasSize(2);
    assertThat(billing.openAlerts())
        .containsExactly(
            "DISPUTE_LOST: The bank decided for the customer: 20.00 USD of %s are lost by dispute %s."
                .formatted(billing.charge, dispute));
  }

  @Test
  void howeverOftenTheEventsAreReadEachMovementIsPostedOnce() {
    String dispute = billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();
    billing.simulator.decide(dispute, true);

    for (int i = 0; i < 3; i++) {
      billing.follow();
    }

    assertThat(billing.postings()).hasSize(3);
    assertThat(billing.list("select reference from billing.provider_movement"))
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void aDisputeThatEndsBeforeItsBeginningIsToldStaysEnded() {
    Instant now = billing.clock.instant();
    var opened = billing.dispute("dp_1", "needs_response");
    var lost =
        with(
            billing.dispute("dp_1", "lost"),
            "balance_transactions",
            List.of(movement("txn_1", -2000, 1500)));
    billing.simulator.tell(event("evt_2", "charge.dispute.closed", now.plusSeconds(60), lost));
    billing.follow();

    billing.simulator.tell(event("evt_1", "charge.dispute.created", now, opened));
    billing.follow();

    assertThat(billing.list("select status from billing.dispute")).containsExactly("lost");
    assertThat(billing.openKinds()).containsExactly("DISPUTE_LOST");
    assertThat(billing.postings()).hasSize(2);
  }

  @Test
  void twoRunsAtOncePostOnceAndSetNothingAside() throws Exception {
    String dispute = billing.simulator.dispute(billing.charge, "fraudulent");
    billing.simulator.decide(dispute, true);
    FollowingProvider following = billing.billing.get(FollowingProvider.class);
    CountDownLatch together = new CountDownLatch(3);

    try (ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Followed>> followed = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        followed.add(
            runs.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return following.follow(
                      billing.clock.instant(), EventFixture.NOBODY_ELSE, () -> false);
                }));
      }
      for (Future<Followed> each : followed) {
        assertThat(each.get().setAside()).isZero();
      }
    }

    assertThat(billing.postings()).hasSize(3).doesNotHaveDuplicates();
    assertThat(billing.openAlerts()).isEmpty();
  }

  @Test
  void aRunThatLosesItsFenceInTheMiddleIsContinuedByTheNext() {
    String dispute = billing.simulator.dispute(billing.charge, "fraudulent");
    billing.simulator.decide(dispute, true);
    List<String> whole = List.of("CHARGEBACK", "CHARGEBACK_RETURNED", "PROVIDER_FEE");

    for (int writes = 0; writes < 12; writes++) {
      AtomicInteger left = new AtomicInteger(writes);
      try {
        billing
            .billing
            .get(FollowingProvider.class)
            .follow(
                billing.clock.instant(),
                () -> {
                  if (left.getAndDecrement() == 0) {
                    throw new IllegalStateException("Killed");
                  }
                },
                () -> false);
      } catch (IllegalStateException killed) {
        assertThat(killed).hasMessage("Killed");
      }
    }
    billing.follow();

    assertThat(
            billing.list(
                "select cause::text from billing.posting where reference is not null order by 1"))
        .containsExactlyElementsOf(whole);
    assertThat(billing.openAlerts()).isEmpty();
  }

  @Test
  void theLedgerOfADisputedBillAgreesToTheCent() {
    String dispute = billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();
    billing.simulator.decide(dispute, true);
    billing.follow();

    assertThat(billing.reconcile().agrees()).isTrue();
  }

  @Test
  void aChargebackThatIsNotInTheLedgerDiffers() {
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();
    billing.billing.losePostings("cause = 'PROVIDER_FEE'");

    assertThat(billing.reconcile().ledger())
        .singleElement()
        .asString()
        .startsWith("PROVIDER_FEE of 1500 USD by txn_out")
        .endsWith("of the provider is not in the ledger.");
  }

  @Test
  void theSumsOfARunAreThoseOfItsMovements() {
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();

    assertThat(billing.billing.get(EventSums.class).of(billing.clock.instant()))
        .containsExactly(new Sum("charged back", 1, "USD", 2000), new Sum("fees", 1, "USD", 1500));
    assertThat(
            billing
                .billing
                .get(EventSums.class)
                .of(billing.clock.instant().minus(Duration.ofMinutes(5))))
        .isEmpty();
  }

  @Test
  void anInquiryMovesNoMoneyAndEndsWithoutAWord() {
    Instant now = billing.clock.instant();
    billing.simulator.tell(
        event(
            "evt_1",
            "charge.dispute.created",
            now,
            billing.dispute("dp_1", "warning_needs_response")));
    billing.follow();
    assertThat(billing.openAlerts())
        .containsExactly(
            "DISPUTED: The bank asks about 20.00 USD of %s (fraudulent), dispute dp_1."
                .formatted(billing.charge));

    billing.simulator.tell(
        event(
            "evt_2",
            "charge.dispute.closed",
            now.plusSeconds(60),
            billing.dispute("dp_1", "warning_closed")));
    billing.follow();

    assertThat(billing.openAlerts()).isEmpty();
    assertThat(billing.postings()).isEmpty();
  }
}
