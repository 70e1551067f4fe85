package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is charged twice after billing's database was restored, however old the backup is. */
class ComparingChargesIntegrationTests extends ComparedCharges {

  @Test
  void aRunThatIsRunAgainAfterARestoreToBeforeItChargesNobodyTwice() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);

    restore.toBeforeTheFirstRun();
    aDayPasses();
    runOnceReleased(NOVEMBER);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
    // Whoever has received it before the restore knows it by its id.
    assertThat(billing.sent().invoices().stream().map(InvoiceIssued::invoiceId).distinct())
        .hasSize(CUSTOMERS);
  }

  /** Tried: a card that is declined for now, one that is declined for good, and no card. */
  @Test
  void whatFailsAgainAfterARestoreIsReportedUnderTheSameId() {
    population.customer("OR").with("HOME", "2026-11-15").withCard("pm_soft");
    population.customer("OR").with("HOME", "2026-11-16").withCard("pm_hard");
    population.customer("OR").with("HOME", "2026-11-17");
    run(NOVEMBER);

    restore.toBeforeTheFirstRun();
    aDayPasses();
    run(NOVEMBER);

    assertThat(billing.sent().problems()).hasSize(6);
    // Whoever has received it before the restore knows it by its id.
    assertThat(billing.sent().problems().stream().map(PaymentProblem::problemId).distinct())
        .hasSize(3);
  }

  @Test
  void aRunThatIsRunAgainAfterARestoreToItsMiddleChargesNobodyTwice() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);

    restore.toTheMiddle(
        "id in (select bill_id from billing.invoice where right(number, 6)::int > 5)");
    aDayPasses();
    run(NOVEMBER);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

  @Test
  void aRestoreThatTheListShowsPutsBillingOnHoldBeforeAnythingIsCharged() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    restore.toBeforeTheFirstRun();
    population.many(CUSTOMERS, "2026-11-20");
    aDayPasses();
    freeze(NOVEMBER);

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(BillingOnHold.class)
        .hasMessageContaining("charges that are older than our bills");

    assertThat(holding.current()).isPresent();
    assertThat(attempts()).isEmpty();
    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
  }

  /** Tried: charges that are adopted, and those that wait for the run of their period. */
  @Test
  void aHoldThatWasReleasedIsNotBegunAgainForTheSameRestore() {
    population.many(CUSTOMERS, "2026-10-15");
    run(OCTOBER);
    run(NOVEMBER);
    restore.toBeforeTheFirstRun();
    aDayPasses();
    runOnceReleased(OCTOBER);
    assertThat(waiting()).isEqualTo(CUSTOMERS);

    compare(OCTOBER);
    compare(null);

    assertThat(holding.current()).isEmpty();
  }

  /** As the runbook says: with the setting, nothing is compared before the release. */
  @Test
  void aHoldThatWasReleasedAfterTheRestoreIsNotBegunAgain() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    restore.toBeforeTheFirstRun();
    aDayPasses();
    holding.begin("boss", "Restored");
    holding.release("boss", "Everything was sent again");

    run(NOVEMBER);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
  }

  @Test
  void aCrashBetweenACallAndItsRecordPutsNothingOnHold() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    restore.toTheMiddle("true");
    clock.advance(Duration.ofMinutes(10));

    assertThat(compare(NOVEMBER)).isEqualTo(CUSTOMERS);

    assertThat(holding.current()).isEmpty();
  }

  /** It evaluates the charges of all runs, and only those of its own are adopted. */
  @Test
  void aComparisonOfAnotherRunLetsNobodyBeChargedTwice() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    restore.toBeforeTheFirstRun();
    aDayPasses();
    BillingRun november = freeze(NOVEMBER);
    release(null);
    compare(null);

    charge(november);

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    assertThat(attempts()).isEmpty();

    run(NOVEMBER);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

  @Test
  void aRestoreToBeforeTheFirstOfTwoMonthsIsMadeGoodMonthByMonth() {
    population.many(CUSTOMERS, "2026-10-15");
    run(OCTOBER);
    clock.set("2026-11-01T03:00:00Z");
    run(NOVEMBER);
    int charged = provider.charged();

    restore.toBeforeTheFirstRun();
    aDayPasses();
    runOnceReleased(OCTOBER);
    assertThat(waiting()).isEqualTo(CUSTOMERS);
    run(NOVEMBER);

    assertThat(provider.charged()).isEqualTo(charged).isEqualTo(2 * CUSTOMERS);
    everybodyIsChargedAndInvoicedOnce(OCTOBER, CUSTOMERS);
    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
    assertThat(waiting()).isZero();
  }

  @Test
  void aRestoreToBeforeTheFirstOfTwoMonthsIsMadeGoodByTheSecondAlone() {
    population.many(CUSTOMERS, "2026-10-15");
    run(OCTOBER);
    run(NOVEMBER);

    restore.toBeforeTheFirstRun();
    aDayPasses();
    runOnceReleased(NOVEMBER);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, 2 * CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

  @Test
  void twoRestoresToTheSameMomentUseNoInvoiceNumberTwice() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    for (int time = 0; time < 2; time++) {
      restore.toBeforeTheFirstRun();
      aDayPasses();
      anotherSecondHasBegun();
      runOnceReleased(NOVEMBER);
    }

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

  /** Each bill has an outcome of its own, and whatever they are, each line is charged once. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverARestoreHasLostEachLineIsChargedOnce(long seed) {
    Random random = new Random(seed);
    population.many(40, "2026-10-31");
    freeze(OCTOBER);
    run(OCTOBER);
    clock.advance(Duration.ofDays(random.nextInt(3)));
    BillingRun november = freeze(NOVEMBER);
    if (random.nextBoolean()) {
      compare(NOVEMBER);
    }
    if (random.nextInt(4) > 0) {
      charge(november);
    }

    if (random.nextInt(3) == 0) {
      restore.toBeforeTheFirstRun();
    } else {
      int part = 2 + random.nextInt(4);
      restore.toTheMiddle("hashint8(id) % " + part + " = 0");
      billing
          .jdbc()
          .sql("update billing.provider_mark set compared_to = '2026-10-31T00:00:00Z'")
          .update();
    }
    aDayPasses();
    if (random.nextBoolean()) {
      runReleasing(OCTOBER);
    }
    runReleasing(NOVEMBER);
    runReleasing(OCTOBER);

    assertThat(provider.lines()).hasSize(80).doesNotHaveDuplicates();
    assertThat(
            billing.count("select count(*) from billing.payment_attempt where state = 'APPROVED'"))
        .isEqualTo(80);
    assertThat(billing.count("select count(*) from billing.invoice")).isEqualTo(80);
    noInvoiceNumberIsUsedTwice();
  }

  /** Whatever was lost, a person decides that it may go on. */
  private void runReleasing(RunKey key) {
    try {
      run(key);
    } catch (BillingOnHold restored) {
      holding.release("boss", "Everything was sent again");
      run(key);
    }
  }
}
