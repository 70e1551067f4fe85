package com.sysopsquad.billing.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.ledger.Balance;
import com.sysopsquad.billing.ledger.LedgerAccount;
import com.sysopsquad.billing.ledger.Statements;
import com.sysopsquad.billing.payment.compare.ComparingCharges;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.flows.pricing.Money;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Unpaid bills are given up. */
class WriteOffsIntegrationTests {

  @AutoClose private final CorrectionFixture desk = CorrectionFixture.declined();

  @Test
  void aBillThatIsWrittenOffIsNotOwedAnyMore() {
    ask();
    Correction done = confirm();

    assertThat(done.state()).isEqualTo(CorrectionState.DONE);
    assertThat(desk.postings()).containsExactly("WRITE_OFF 1 WRITE_OFF<RECEIVABLE 2000 USD");
    assertThat(desk.billing.get(Statements.class).balances(desk.customer()))
        .contains(new Balance("USD", LedgerAccount.RECEIVABLE, 0));
    assertThat(desk.list("select close_reason from billing.alert"))
        .containsExactly("Written off: Outage");
    assertThat(
            desk.billing
                .get(ReconcilingRuns.class)
                .reconcile(CorrectionFixture.NOVEMBER)
                .differences())
        .isEmpty();
  }

  @Test
  void theCustomerHearsWhichPeriodIsNoLongerOwed() {
    ask();
    assertThat(desk.billing.sent().corrections()).isEmpty();

    confirm();

    assertThat(desk.billing.sent().corrections())
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.kind()).isEqualTo("WRITE_OFF");
              assertThat(made.planId()).isEqualTo(desk.plan());
              assertThat(made.periodStart()).isEqualTo("2026-11-15");
            });
  }

  /** The charge of the bill may be one that a restore has lost. Tried: asked for, and confirmed. */
  @Test
  void afterAHoldNothingIsWrittenOffBeforeTheChargesAreCompared() {
    HoldingBilling holding = desk.billing.get(HoldingBilling.class);
    ask();
    holding.begin("boss", "A restore");
    desk.clock.advance(Duration.ofMinutes(1));
    holding.release("boss", "It was restored");

    assertThatThrownBy(this::confirm)
        .isInstanceOf(CorrectionRefused.class)
        .hasMessageContaining("have not been compared since");
    assertThat(desk.postings()).isEmpty();

    desk.clock.advance(Duration.ofMinutes(1));
    desk.billing.get(ComparingCharges.class).compare(null, () -> {}, () -> false);

    assertThat(confirm().state()).isEqualTo(CorrectionState.DONE);
  }

  @Test
  void anotherCardDoesNotPayWhatIsWrittenOff() {
    ask();
    confirm();

    desk.clock.advance(Duration.ofMinutes(1));
    desk.ada.changesCardTo("pm_good");
    desk.billing
        .jdbc()
        .sql("update billing.default_card set registered_at = ?::timestamptz")
        .param(desk.clock.instant().toString())
        .update();
    desk.collect();

    assertThat(desk.provider.charged()).isZero();
    assertThat(desk.list("select state from billing.payment_attempt"))
        .containsExactly("SOFT_DECLINE");
  }

  @Test
  void whileItWaitsForASecondPersonTheBillIsStillCharged() {
    ask();

    desk.ada.changesCardTo("pm_good");
    desk.collect();

    assertThat(desk.provider.charged()).isEqualTo(1);
    assertThatThrownBy(this::confirm)
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("Bill %d is paid. A payment can be refunded.".formatted(desk.bill));
    assertThat(desk.postings()).isEmpty();
  }

  @Test
  void aBillWithAnotherPriceMeanwhileIsNotWrittenOff() {
    ask();
    desk.billing
        .jdbc()
        .sql("update billing.bill set net_minor = net_minor + 100, total_minor = total_minor + 100")
        .update();

    assertThatThrownBy(this::confirm)
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage(
            "Bill %d is now for 21.00 USD. Decline this write-off and request it again."
                .formatted(desk.bill));
    assertThat(desk.postings()).isEmpty();
  }

  @Test
  void aBillIsWrittenOffOnceAndCompletely() {
    assertThatThrownBy(() -> desk.make(desk.writeOff(new Money(1999, "USD")), "key-0"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("Bill %d can only be written off completely: 20.00 USD.".formatted(desk.bill));
    ask();

    assertThatThrownBy(() -> desk.make(desk.writeOff(null), "key-2"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("Bill %d is already written off.".formatted(desk.bill));
  }

  @Test
  void afterItWasDeclinedABillCanBeWrittenOffAgain() {
    desk.making.decline(ask().id(), "boss", "Wait a week");

    assertThat(desk.make(desk.writeOff(null), "key-2").state()).isEqualTo(CorrectionState.ASKED);
  }

  @Test
  void theDatabaseItselfRefusesAnotherAttempt() {
    ask();
    confirm();

    assertThatThrownBy(
            () ->
                desk.billing
                    .jdbc()
                    .sql(
                        """
                        insert into billing.payment_attempt (bill_id, attempt, state, attempted_at)
                        values (?, 2, 'UNKNOWN', now())
                        """)
                    .param(desk.bill)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("is written off");
    assertThatThrownBy(
            () -> desk.billing.jdbc().sql("update billing.bill set total_minor = 1").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void whatWasNotPaidCannotBeRefunded() {
    assertThatThrownBy(() -> desk.make(desk.refund(CorrectionKind.CARD_REFUND, 100), "key-1"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage(
            "Nothing was paid for bill %d. Only a payment can be refunded.".formatted(desk.bill));
  }

  private Correction ask() {
    return desk.make(desk.writeOff(null), "key-1");
  }

  private Correction confirm() {
    return desk.making.confirm(
        desk.billing.get(Corrections.class).asked(10).getFirst().id(), "boss");
  }
}
