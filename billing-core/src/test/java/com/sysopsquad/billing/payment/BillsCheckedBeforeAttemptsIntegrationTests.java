package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.Population.Customer;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What was confirmed to a customer between the freeze and the attempt holds. */
class BillsCheckedBeforeAttemptsIntegrationTests {

  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final RunKey DECEMBER = RunKey.ofDay(LocalDate.of(2026, 12, 31));
  private static final WriteFence NOBODY_ELSE = () -> {};

  private final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final BillingInTest billing =
      BillingInTest.with(
          clock, provider, Map.of("sysops.charging.page", "3", "sysops.charging.in-flight", "1"));
  private final Population population = new Population(billing.jdbc());

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void aPlanThatWasCancelledBeforeItsPeriodBeginsIsNotCharged() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    ada.cancels("2026-11-15");

    charge(run);

    assertThat(provider.calls()).isEmpty();
    assertThat(billing.sent().problems()).isEmpty();
    assertThat(voids()).containsExactly("the plan ends on 2026-11-15, before the period begins");
    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(1, 0, 0, 0, 0, 1, 0));
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
    assertThat(freeze(DECEMBER).bills()).isZero();
  }

  @Test
  void aClosedAccountIsNotChargedForWhatBeginsAfterIt() {
    Customer ada =
        population
            .customer("OR")
            .with("HOME", "2026-10-15")
            .with("HOME", "2026-11-20")
            .withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    billing
        .jdbc()
        .sql("update billing.subscription set ends_on = greatest(starts_on, date '2026-11-15')")
        .update();
    ada.removesCards();

    charge(run);

    assertThat(provider.calls()).isEmpty();
    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(3, 0, 1, 0, 0, 2, 0));
    assertThat(attempts()).containsExactly("1 NOT_SENT");
  }

  @Test
  void aCancellationThatIsTakenBackIsBilledByTheNextRun() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    ada.cancels("2026-11-15");
    charge(run);
    ada.goesOn();

    charge(freeze(DECEMBER));

    assertThat(invoiced()).containsExactly("2026-11-15 2000", "2026-12-15 2500");
  }

  @Test
  void aPlanThatEndsWithinThePeriodPaysItsDays() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-10").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    ada.cancels("2026-11-25");

    charge(run);

    assertThat(invoiced()).containsExactly("2026-11-10 1000");
    assertThat(voids()).containsExactly("the plan ends on 2026-11-25");
    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void anEndThatWasTakenBackIsFrozenAsAWholePeriod() {
    Customer ada =
        population.customer("OR").with("HOME", "2026-11-10", 10, "2026-11-25").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    ada.goesOn();

    charge(run);

    assertThat(invoiced()).containsExactly("2026-11-10 2000");
  }

  @Test
  void aChangedPlanPaysItsNewPrice() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    ada.changesTo("EURO");

    charge(run);

    InvoiceIssued invoice = billing.sent().invoices().getFirst();
    assertThat(invoice.totalMinor()).isEqualTo(1500);
    assertThat(invoice.currency()).isEqualTo("EUR");
    assertThat(invoice.lines().getFirst().description()).startsWith("Europe,");
    assertThat(voids()).containsExactly("the plan was changed to contract EURO");
  }

  @Test
  void aPlanThatWasChangedToOneThatCostsNothingIsSettledWithoutACall() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    ada.changesTo("FREE");

    charge(run);

    assertThat(provider.calls()).isEmpty();
    assertThat(invoiced()).containsExactly("2026-11-15 0");
  }

  @Test
  void whoMovedToAnotherStatePaysItsTax() {
    Customer ada = population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    Customer bob = population.customer("OR").with("HOME", "2026-11-16").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    ada.movesTo("OR");
    bob.movesTo("CA");

    charge(run);

    assertThat(invoiced()).containsExactly("2026-11-15 2000", "2026-11-16 2145");
    assertThat(voids()).containsExactly("the customer moved to OR", "the customer moved to CA");
  }

  @Test
  void whoMovedToAPlaceWithoutARateIsParkedAndStopsNobody() {
    Customer ada = population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    population.customer("TX").with("HOME", "2026-11-16").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    ada.movesTo("WA");

    charge(run);

    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(2, 1, 0, 0, 1, 0, 0));
    assertThat(billing.sent().problems())
        .extracting(PaymentProblem::kind)
        .containsExactly("NOT_PRICED");
  }

  @Test
  void aRemovedCardIsNotChargedAndAnotherOnePays() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_soft");
    Customer bob = population.customer("OR").with("HOME", "2026-11-16").withCard("pm_soft");
    BillingRun run = freeze(NOVEMBER);
    ada.removesCards();
    bob.removesCards();
    bob.withCard("pm_good");

    charge(run);

    assertThat(attempts()).containsExactly("1 NOT_SENT", "1 APPROVED");
    assertThat(invoiced()).containsExactly("2026-11-16 2000");
    assertThat(voids())
        .containsExactly("its card can no longer be charged", "a different card is charged");
  }

  @Test
  void aCardThatCameAfterTheFreezePays() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15");
    BillingRun run = freeze(NOVEMBER);
    ada.withCard("pm_good");

    charge(run);

    assertThat(invoiced()).containsExactly("2026-11-15 2000");
    assertThat(billing.sent().problems()).isEmpty();
  }

  @Test
  void manyBillsThatAreVoidStopNobodyBehindThem() {
    for (int i = 1; i <= 7; i++) {
      population.customer("OR").with("HOME", "2026-11-0" + i).withCard("pm_good");
    }
    BillingRun run = freeze(NOVEMBER);
    billing
        .jdbc()
        .sql("update billing.subscription set ends_on = starts_on where starts_on < '2026-11-07'")
        .update();

    charge(run);

    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(7, 1, 0, 0, 0, 6, 0));
  }

  @Test
  void anAttemptThatIsUnderWayIsLeftAlone() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_unknown");
    Customer bob = population.customer("OR").with("HOME", "2026-11-16").withCard("pm_pending");
    BillingRun run = freeze(NOVEMBER);
    charge(run);
    ada.cancels("2026-11-15");
    bob.changesTo("EURO");

    charge(run);
    billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);

    assertThat(attempts()).containsExactly("1 UNKNOWN", "1 PENDING");
    assertThat(voids()).isEmpty();
    assertThat(billing.count("select count(*) from billing.bill where contract_code = 'HOME'"))
        .isEqualTo(2);
  }

  @Test
  void whatAProcessThatDiedHasSentIsNotFrozenAnew() throws InterruptedException {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    crashAfter(run, 1);
    ada.changesTo("EURO");

    charge(run);

    assertThat(provider.charged()).isEqualTo(1);
    assertThat(invoiced()).containsExactly("2026-11-15 2000");
    assertThat(voids()).isEmpty();
  }

  @Test
  void whatAProcessThatDiedHasSentIsNotFrozenAnewADayLaterEither() throws InterruptedException {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    crashAfter(run, 1);
    ada.changesTo("EURO");
    clock.advance(Duration.ofDays(1));
    provider.forgetsKeys();

    charge(run);

    assertThat(provider.charged()).isEqualTo(1);
    assertThat(invoiced()).containsExactly("2026-11-15 2000");
  }

  @Test
  void whatAProcessThatDiedHasNotSentIsFrozenAnewOnceTheProviderIsSure() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    billing
        .jdbc()
        .sql(
            """
            insert into billing.charging_mark
                   (billing_date, run_number, partition, begun_to, begun_at)
            select billing_date, run_number, 0, last_bill, frozen_at
              from billing.billing_run
            """)
        .update();
    ada.changesTo("EURO");
    clock.advance(Duration.ofHours(1));

    charge(run);

    assertThat(invoiced()).containsExactly("2026-11-15 1500");
  }

  @Test
  void whatWasNotSentSinceTheProviderWasDownIsFrozenAnewAtOnce() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    population.many(5, "2026-11-16");
    Customer bob = population.customer("OR").with("HOME", "2026-11-17").withCard("pm_good");
    BillingRun run = freeze(NOVEMBER);
    provider.goesDown();
    assertThatThrownBy(() -> charge(run)).isInstanceOf(ProviderUnavailable.class);
    provider.recovers();
    ada.cancels("2026-11-15");
    bob.cancels("2026-11-17");

    charge(run);

    assertThat(voids())
        .containsExactly(
            "the plan ends on 2026-11-15, before the period begins",
            "the plan ends on 2026-11-17, before the period begins");
    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(7, 5, 0, 0, 0, 2, 0));
  }

  @Test
  void aDeclinedBillOfAPlanThatHadEndedIsVoidAndNotTriedAgain() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_soft");
    charge(freeze(NOVEMBER));
    ada.cancels("2026-11-15");
    ada.removesCards();
    ada.withCard("pm_good");

    tryAgain();

    assertThat(attempts()).containsExactly("1 SOFT_DECLINE");
    assertThat(voids()).hasSize(1);
    assertThat(billing.count("select count(*) from billing.alert where closed_at is null"))
        .isZero();
    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(1, 0, 0, 0, 0, 1, 0));

    ada.goesOn();
    charge(freeze(DECEMBER));
    tryAgain();

    assertThat(invoiced()).containsExactly("2026-11-15 2000", "2026-12-15 2500");
    assertThat(provider.lines()).doesNotHaveDuplicates();
  }

  @Test
  void aDeclinedBillIsTriedAgainWithTheTaxOfTheNewStateAndTheContractThatItsCustomerKnows() {
    Customer ada = population.customer("TX").with("HOME", "2026-11-15").withCard("pm_soft");
    charge(freeze(NOVEMBER));
    ada.movesTo("CA");
    ada.changesTo("EURO");
    ada.removesCards();
    ada.withCard("pm_good");

    tryAgain();

    assertThat(invoiced()).containsExactly("2026-11-15 2145");
    assertThat(billing.sent().invoices().getFirst().currency()).isEqualTo("USD");
  }

  @Test
  void theDatabaseLetsOneBillOfAPeriodCount() {
    population.customer("TX").with("HOME", "2026-11-15");
    freeze(NOVEMBER);

    assertThatThrownBy(() -> billing.jdbc().sql(COPY.formatted("null, null")).update())
        .isInstanceOf(DuplicateKeyException.class);
    billing.jdbc().sql(COPY.formatted("'x', now()")).update();
  }

  private static final String COPY =
      """
      insert into billing.bill (billing_date, run_number, subscription_id, customer_id, plan_id,
             contract_code, contract_name, period_start, period_end, parked, voided, voided_at)
      select billing_date, run_number, subscription_id, customer_id, plan_id, contract_code,
             contract_name, period_start, period_end, 'x', %s
        from billing.bill
      """;

  private BillingRun freeze(RunKey key) {
    return billing.get(OpeningBillingRuns.class).open(key, 1);
  }

  private void charge(BillingRun run) {
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
  }

  /** Sends so many and writes nothing. */
  private void crashAfter(BillingRun run, int charges) throws InterruptedException {
    ChargingSession crashed = billing.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE);
    while (provider.charged() < charges) {
      Thread.onSpinWait();
    }
    crashed.close();
  }

  private void tryAgain() {
    clock.advance(Duration.ofMinutes(1));
    billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);
  }

  private RunProgress progress(RunKey key) {
    return billing.get(BillingRuns.class).progress(key);
  }

  private List<String> voids() {
    return list("select voided from billing.bill where voided is not null order by period_start");
  }

  private List<String> attempts() {
    return list(
        """
        select p.attempt || ' ' || p.state
          from billing.payment_attempt p join billing.bill b on b.id = p.bill_id
         order by b.period_start, p.attempt
        """);
  }

  private List<String> invoiced() {
    return list(
        "select period_start || ' ' || total_minor from billing.invoice order by period_start");
  }

  private List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }
}
