package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.ChargingFurtherAttempts;
import com.sysopsquad.billing.payment.OpeningFurtherAttempts;
import com.sysopsquad.billing.payment.ResolvingOpenPayments;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What a restore has lost of single attempts is taken from the list of charges. */
class LostOutcomesIntegrationTests extends ComparedCharges {

  @Test
  void aFurtherAttemptThatARestoreHasLostIsAdopted() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_soft");
    run(NOVEMBER);
    billing
        .jdbc()
        .sql("update billing.card set provider_method = 'pm_good', fingerprint = 'x'::bytea")
        .update();
    billing.jdbc().sql("update billing.default_card set registered_at = '2026-11-02'").update();
    billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);
    assertThat(attempts()).containsExactly("1 SOFT_DECLINE", "2 APPROVED");

    billing.losePostings("cause = 'PAYMENT'");
    billing
        .jdbc()
        .sql(
            """
            delete from billing.invoice_line;
            delete from billing.invoice;
            delete from billing.payment_attempt where attempt = 2
            """)
        .update();
    aDayPasses();
    assertThat(compare(null)).isEqualTo(1);
    billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);

    assertThat(attempts()).containsExactly("1 SOFT_DECLINE", "2 APPROVED");
    assertThat(provider.charged()).isEqualTo(1);
    noInvoiceNumberIsUsedTwice();
  }

  @Test
  void aPaymentWhoseOutcomeARestoreHasLostIsTakenFromTheList() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    losesTheOutcomes();
    aDayPasses();

    assertThat(compare(NOVEMBER)).isEqualTo(CUSTOMERS);

    assertThat(attempts()).hasSize(CUSTOMERS).containsOnly("1 APPROVED");
    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
    assertThat(billing.count("select count(*) from billing.unknown_charge")).isZero();
  }

  @Test
  void aChargeThatTheProviderHasNotDecidedStaysOpenAfterARestore() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    provider.isDeciding();
    restore.toBeforeTheFirstRun();
    aDayPasses();

    run(NOVEMBER);

    assertThat(attempts()).hasSize(CUSTOMERS).containsOnly("1 PENDING");
    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    assertThat(billing.count("select count(*) from billing.invoice")).isZero();

    provider.decides();
    billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
  }

  @Test
  void aChargeThatIsNotDecidedOnBothSidesChangesNothing() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    provider.isDeciding();
    losesTheOutcomes();
    aDayPasses();

    assertThat(compare(NOVEMBER)).isZero();

    assertThat(attempts()).hasSize(CUSTOMERS).containsOnly("1 UNKNOWN");
    assertThat(billing.count("select count(*) from billing.invoice_epoch")).isZero();
  }

  /** A charge that waits for its own run also means that numbers were used. */
  @Test
  void aChargeThatIsNotAdoptedBeginsNewSeriesOfInvoiceNumbers() {
    population.many(CUSTOMERS, "2026-10-15");
    run(OCTOBER);
    run(NOVEMBER);
    restore.toBefore(NOVEMBER);
    population.many(CUSTOMERS, "2026-10-20");
    aDayPasses();

    runOnceReleased(RunKey.ofDay(LocalDate.of(2026, 11, 10)));

    assertThat(waiting()).isEqualTo(CUSTOMERS);
    assertThat(provider.charged()).isEqualTo(3 * CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
    assertThat(billing.count("select count(*) from billing.invoice_epoch")).isPositive();
  }

  @Test
  void withoutARestoreNothingIsAdoptedAndTheNumbersGoOn() {
    population.many(CUSTOMERS, "2026-11-15");
    BillingRun november = freeze(NOVEMBER);
    charge(november);
    clock.advance(Duration.ofDays(1));

    assertThat(compare(NOVEMBER)).isZero();

    assertThat(billing.count("select count(*) from billing.invoice_epoch")).isZero();
    assertThat(billing.count("select count(*) from billing.unknown_charge")).isZero();
  }

  private void losesTheOutcomes() {
    billing.losePostings("cause = 'PAYMENT'");
    billing
        .jdbc()
        .sql(
            """
            delete from billing.invoice_line;
            delete from billing.invoice;
            delete from billing.invoice_series;
            update billing.payment_attempt
               set state = 'UNKNOWN', settled_at = null, provider_reference = null, reason = 'x'
            """)
        .update();
  }
}
