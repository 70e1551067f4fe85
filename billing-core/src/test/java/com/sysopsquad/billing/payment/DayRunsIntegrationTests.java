package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.Population.Customer;
import com.sysopsquad.billing.bill.DueBills;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.compare.ComparingCharges;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.platform.SettableClock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each customer is charged on the day on which a period begins. */
class DayRunsIntegrationTests {

  private static final WriteFence NOBODY_ELSE = () -> {};
  private static final RunKey DECEMBER_2 = RunKey.ofDay(LocalDate.of(2026, 12, 2));

  private final SettableClock clock = new SettableClock("2026-11-28T12:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final BillingInTest billing =
      BillingInTest.with(clock, provider, Map.of("sysops.invoice.zone", "UTC"));
  private final Population population = new Population(billing.jdbc());
  private final OpeningBillingRuns opening = billing.get(OpeningBillingRuns.class);
  private final BillingRuns runs = billing.get(BillingRuns.class);

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void aPlanThatStartsOnTheFirstOfDecemberIsChargedOnThatDayAndOnce() {
    population.customer("OR").with("HOME", "2026-12-01").withCard("pm_good");

    runsDailyFromTo("2026-11-28", "2026-12-20");

    assertThat(bills()).containsExactly("2026-12-01/0 2026-12-01..2027-01-01");
    assertThat(invoices()).containsExactly("2026-12-00-000001 2026-12-01");
  }

  @Test
  void aPlanThatComesAfterTheRunOfItsDayIsChargedOnThatDayByCollection() {
    run("2026-12-02");
    clock.set("2026-12-02T14:00:00Z");
    population.customer("OR").with("HOME", "2026-12-02").withCard("pm_good");

    collect();
    assertThat(bills()).containsExactly("2026-12-02/1 2026-12-02..2027-01-02");
    assertThat(invoices()).containsExactly("2026-12-00-000001 2026-12-02");
    runsDailyFromTo("2026-12-03", "2027-01-01");
    assertThat(provider.charged()).isEqualTo(1);
    runsDailyFromTo("2027-01-02", "2027-01-03");

    assertThat(bills())
        .containsExactly(
            "2026-12-02/1 2026-12-02..2027-01-02", "2027-01-02/0 2027-01-02..2027-02-02");
    assertThat(provider.lines()).hasSize(2).doesNotHaveDuplicates();
    assertThat(differences(new RunKey(LocalDate.of(2026, 12, 2), 1))).isEmpty();
    assertThat(differences(RunKey.ofDay(LocalDate.of(2027, 1, 2)))).isEmpty();
  }

  /** As the runbook says of a plan that the portal lost in a restore. */
  @Test
  void aPlanThatAPersonEndsInTheDatabaseIsNotChargedAgain() {
    population.customer("OR").with("HOME", "2026-12-02").withCard("pm_good");
    run("2026-12-02");

    billing
        .owner()
        .sql("update billing.subscription set ends_on = billed_to where ends_on is null")
        .update();
    runsDailyFromTo("2027-01-02", "2027-02-03");

    assertThat(bills()).containsExactly("2026-12-02/0 2026-12-02..2027-01-02");
    assertThat(differences(RunKey.ofDay(LocalDate.of(2027, 1, 2)))).isEmpty();
  }

  @Test
  void eachTimeThatPlansComeAfterTheRunTheyAreARunOfTheirOwn() {
    run("2026-12-02");
    population.customer("OR").with("HOME", "2026-12-02").withCard("pm_good1");
    collect();
    collect();
    population.customer("TX").with("EURO", "2026-12-02").withCard("pm_good2");
    population.customer("TX").with("FREE", "2026-12-02").withCard("pm_good3");
    collect();

    assertThat(bills())
        .containsExactly(
            "2026-12-02/1 2026-12-02..2027-01-02",
            "2026-12-02/2 2026-12-02..2027-01-02",
            "2026-12-02/2 2026-12-02..2027-01-02");
    assertThat(billing.count("select count(*) from billing.billing_run")).isEqualTo(3);
    assertThat(billing.count("select count(*) from billing.invoice")).isEqualTo(3);
    assertThat(runs.uncharged()).isEmpty();
    assertThat(differences(new RunKey(LocalDate.of(2026, 12, 2), 2))).isEmpty();
  }

  @Test
  void collectionLeavesToTheDaysRunWhatThatRunWillBill() {
    clock.set("2026-12-02T02:00:00Z");
    population.customer("OR").with("HOME", "2026-12-02").withCard("pm_good");
    collect();
    assertThat(bills()).as("the run of the day is yet to come").isEmpty();
    run("2026-12-02");

    population.customer("OR").with("HOME", "2026-12-03").withCard("pm_good1");
    population.customer("OR").with("HOME", "2026-11-20").withCard("pm_good2");
    population.customer("OR").with("HOME", "2026-12-02", 2, "2026-12-02").withCard("pm_good3");
    collect();

    assertThat(bills()).containsExactly("2026-12-02/0 2026-12-02..2027-01-02");
    run("2026-12-03");
    assertThat(bills())
        .containsExactly(
            "2026-12-03/0 2026-11-20..2026-12-20",
            "2026-12-02/0 2026-12-02..2027-01-02",
            "2026-12-03/0 2026-12-03..2027-01-03");
  }

  @Test
  void aPlanWithoutACardIsChargedAsSoonAsThereIsOneAndAtTheLatestReportedByTheNextRun() {
    run("2026-12-02");
    Customer ada = population.customer("OR").with("HOME", "2026-12-02");
    population.customer("OR").with("HOME", "2026-12-02");
    collect();
    assertThat(bills()).isEmpty();

    ada.withCard("pm_good");
    collect();
    assertThat(bills()).containsExactly("2026-12-02/1 2026-12-02..2027-01-02");
    run("2026-12-03");

    assertThat(bills())
        .containsExactlyInAnyOrder(
            "2026-12-02/1 2026-12-02..2027-01-02", "2026-12-03/0 2026-12-02..2027-01-02");
    assertThat(list("select kind from billing.alert")).containsExactly("NO_CARD");
  }

  @Test
  void whatCollectionSentBeforeItDiedIsAdoptedAndNotChargedAgain() {
    run("2026-12-02");
    population.customer("OR").with("HOME", "2026-12-02").withCard("pm_good");
    BillingRun newcomers = opening.openForNewcomers().orElseThrow();
    ChargingSession crashed = billing.get(ChargingBills.class).begin(newcomers, 0, NOBODY_ELSE);
    while (provider.charged() < 1) {
      Thread.onSpinWait();
    }
    crashed.close();
    assertThat(billing.count("select count(*) from billing.invoice")).isZero();
    provider.forgetsKeys();
    clock.set("2026-12-04T12:00:00Z");

    collect();

    assertThat(provider.charged()).isEqualTo(1);
    assertThat(billing.count("select count(*) from billing.invoice")).isEqualTo(1);
    assertThat(runs.uncharged()).isEmpty();
    assertThat(differences(newcomers.key())).isEmpty();
  }

  @Test
  void aRunOfPaymentDoesNotAdoptWhatCollectionIsAboutToRecord() {
    run("2026-12-02");
    population.customer("OR").with("HOME", "2026-12-02").withCard("pm_good");
    BillingRun newcomers = opening.openForNewcomers().orElseThrow();
    try (ChargingSession session =
        billing.get(ChargingBills.class).begin(newcomers, 0, NOBODY_ELSE)) {
      while (provider.charged() < 1) {
        Thread.onSpinWait();
      }

      assertThat(run("2026-12-03").bills()).isZero();

      assertThat(billing.count("select count(*) from billing.invoice")).isZero();
      assertThat(session.settleNext()).isEqualTo(1);
    }
    assertThat(billing.count("select count(*) from billing.invoice")).isEqualTo(1);
  }

  @Test
  void aPlanOfThe31stIsChargedOnTheLastDayOfAShortMonth() {
    population.customer("OR").with("HOME", "2027-01-31").withCard("pm_good");

    List.of("2027-01-30", "2027-01-31", "2027-02-01", "2027-02-27", "2027-02-28", "2027-03-01")
        .forEach(this::run);
    List.of("2027-03-30", "2027-03-31", "2027-04-01", "2027-04-29", "2027-04-30", "2027-05-30")
        .forEach(this::run);

    assertThat(bills())
        .containsExactly(
            "2027-01-31/0 2027-01-31..2027-02-28",
            "2027-02-28/0 2027-02-28..2027-03-31",
            "2027-03-31/0 2027-03-31..2027-04-30",
            "2027-04-30/0 2027-04-30..2027-05-31");
    assertThat(provider.charged()).isEqualTo(4);
  }

  @Test
  void daysThatWereMissedAreCaughtUpEachByItsOwnRunOrAllByTheNext() {
    population.customer("OR").with("HOME", "2026-12-03").withCard("pm_good3");
    population.customer("OR").with("HOME", "2026-12-04").withCard("pm_good4");
    population.customer("OR").with("HOME", "2026-12-06").withCard("pm_good6");
    population.customer("OR").with("HOME", "2026-12-07").withCard("pm_good7");
    run("2026-12-02");
    clock.set("2026-12-05T08:30:00Z");

    List.of("2026-12-03", "2026-12-04", "2026-12-05").forEach(this::runWithoutClock);
    run("2026-12-08");

    assertThat(bills())
        .containsExactly(
            "2026-12-03/0 2026-12-03..2027-01-03",
            "2026-12-04/0 2026-12-04..2027-01-04",
            "2026-12-08/0 2026-12-06..2027-01-06",
            "2026-12-08/0 2026-12-07..2027-01-07");
    assertThat(provider.charged()).isEqualTo(4);
  }

  @Test
  void aShopThatBillsOnceAMonthCatchesUpEachTime() {
    population.customer("OR").with("HOME", "2026-11-28").withCard("pm_good1");
    population.customer("OR").with("HOME", "2026-12-15").withCard("pm_good2");

    run("2026-12-01");
    collect();
    run("2027-01-01");

    assertThat(bills())
        .containsExactly(
            "2026-12-01/0 2026-11-28..2026-12-28",
            "2027-01-01/0 2026-12-15..2027-01-15",
            "2027-01-01/0 2026-12-28..2027-01-28");
  }

  @Test
  void aRunOfAFutureDayBillsWhatBeginsByThenAndTheRunsUntilThenBillItNoMore() {
    population.customer("OR").with("HOME", "2026-12-10").withCard("pm_good");

    runWithoutClock("2026-12-15");
    runsDailyFromTo("2026-11-29", "2026-12-04");
    clock.set("2026-12-05T12:00:00Z");
    population.customer("OR").with("HOME", "2026-12-05").withCard("pm_good5");
    collect();
    runsDailyFromTo("2026-12-06", "2026-12-20");

    assertThat(bills())
        .containsExactly(
            "2026-12-05/1 2026-12-05..2027-01-05", "2026-12-15/0 2026-12-10..2027-01-10");
    assertThat(provider.charged()).isEqualTo(2);
  }

  @Test
  void aRunOfAMonthFromBeforeGoesOnAsOneAndRunsOfDaysBillTheRest() {
    RunKey december = RunKey.ofMonth(YearMonth.of(2026, 12));
    population.customer("OR").with("HOME", "2026-12-01").withCard("pm_good1");
    population.customer("OR").with("HOME", "2026-12-31").withCard("pm_good2");
    clock.set("2026-12-01T08:30:00Z");
    BillingRun before = opening.open(december, 1);
    clock.set("2026-12-01T12:00:00Z");
    population.customer("OR").with("HOME", "2026-12-01").withCard("pm_good3");

    charge(opening.open(december, 1));
    collect();
    runsDailyFromTo("2026-12-02", "2026-12-31");

    assertThat(before.bills()).isEqualTo(1);
    assertThat(bills())
        .containsExactly(
            "2026-12-01/-1 2026-12-01..2027-01-01",
            "2026-12-01/1 2026-12-01..2027-01-01",
            "2026-12-31/0 2026-12-31..2027-01-31");
    assertThat(provider.charged()).isEqualTo(3);
    assertThat(differences(december)).isEmpty();
  }

  @Test
  void runsOfOneMonthShareASeriesWithoutGapsAndOneThatIsMissingIsNoticed() {
    population.customer("OR").with("HOME", "2026-12-01").withCard("pm_good1");
    population.customer("OR").with("HOME", "2026-12-02").withCard("pm_good2");
    population.customer("OR").with("HOME", "2026-12-02").withCard("pm_good3");

    run("2026-12-01");
    run("2026-12-02");

    assertThat(invoices())
        .containsExactly(
            "2026-12-00-000001 2026-12-01",
            "2026-12-00-000002 2026-12-02",
            "2026-12-00-000003 2026-12-02");
    assertThat(differences(RunKey.ofDay(LocalDate.of(2026, 12, 2)))).isEmpty();
    billing.jdbc().sql("delete from billing.invoice_line where bill_id = 1").update();
    billing.jdbc().sql("delete from billing.invoice where bill_id = 1").update();
    assertThat(differences(RunKey.ofDay(LocalDate.of(2026, 12, 2))))
        .containsExactly("Series 2026-12/00 has given 3 numbers, but 2 invoices bear them.");
  }

  @Test
  void aParkedBillThatItsOwnRunHasJustBegunIsNotBilledByAnother() throws Exception {
    BillingRun first = parkedWithAPriceSince();

    Thread second =
        transaction()
            .execute(
                _ -> {
                  begin(first);
                  return started(() -> opening.open(DECEMBER_2, 1));
                });
    second.join();
    charge(first);
    run("2026-12-02");

    assertThat(bills()).containsExactly("2026-12-01/0 2026-12-01..2027-01-01");
    assertThat(provider.charged()).isEqualTo(1);
    assertThat(differences(first.key())).isEmpty();
  }

  @Test
  void aParkedBillThatAnotherRunHasJustFrozenIsNotBegunByItsOwn() throws Exception {
    BillingRun first = parkedWithAPriceSince();

    Thread begun =
        transaction()
            .execute(
                _ -> {
                  opening.open(DECEMBER_2, 1);
                  return started(() -> begin(first));
                });
    begun.join();
    charge(first);
    run("2026-12-02");

    assertThat(bills()).containsExactly("2026-12-02/0 2026-12-01..2027-01-01");
    assertThat(provider.charged()).isEqualTo(1);
    assertThat(differences(DECEMBER_2)).isEmpty();
  }

  @Test
  void anInvoiceBelongsToTheMonthInWhichItIsIssued() {
    population.customer("OR").with("HOME", "2026-12-31").withCard("pm_good");
    clock.set("2027-01-01T00:30:00Z");

    runWithoutClock("2026-12-31");

    assertThat(invoices()).containsExactly("2027-01-00-000001 2027-01-01");
    assertThat(differences(RunKey.ofDay(LocalDate.of(2026, 12, 31)))).isEmpty();
  }

  /** A run whose only bill had no price when it was frozen. */
  private BillingRun parkedWithAPriceSince() {
    clock.set("2026-12-01T08:30:00Z");
    Customer ada = population.customer("OR").with("GONE", "2026-12-01").withCard("pm_good");
    BillingRun run = opening.open(RunKey.ofDay(LocalDate.of(2026, 12, 1)), 1);
    ada.changesTo("HOME");
    return run;
  }

  private TransactionTemplate transaction() {
    return new TransactionTemplate(billing.get(PlatformTransactionManager.class));
  }

  private void begin(BillingRun run) {
    billing.get(DueBills.class).begin(run, 0, 0, 10, Set.of());
  }

  /** A thread that waits for a row that another transaction has changed. */
  private Thread started(Runnable work) {
    Thread thread = Thread.ofVirtual().start(work);
    while (!somebodyWaits()) {
      assertThat(thread.isAlive()).isTrue();
    }
    return thread;
  }

  private boolean somebodyWaits() {
    return billing
        .owner()
        .sql(
            """
            select exists (
                   select from pg_locks l
                     join pg_stat_activity a on a.pid = l.pid and a.datname = current_database()
                    where not l.granted)
            """)
        .query(Boolean.class)
        .single();
  }

  private void runsDailyFromTo(String first, String last) {
    LocalDate.parse(first)
        .datesUntil(LocalDate.parse(last).plusDays(1))
        .forEach(day -> run(day.toString()));
  }

  /** The run of a day on that day. */
  private BillingRun run(String day) {
    clock.set(day + "T08:30:00Z");
    return runWithoutClock(day);
  }

  private BillingRun runWithoutClock(String day) {
    RunKey key = RunKey.ofDay(LocalDate.parse(day));
    BillingRun run = opening.open(key, 1);
    compare(key);
    charge(run);
    return run;
  }

  /** What the job collection does with plans that start today. */
  private void collect() {
    opening.openForNewcomers();
    billing.get(ComparingCharges.class).compare(null, NOBODY_ELSE, () -> false);
    for (BillingRun run : runs.uncharged()) {
      charge(run);
      runs.charged(run, clock.instant());
    }
  }

  private void compare(RunKey key) {
    billing.get(ComparingCharges.class).compare(key, NOBODY_ELSE, () -> false);
  }

  private void charge(BillingRun run) {
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
  }

  private List<String> differences(RunKey key) {
    return billing.get(ReconcilingRuns.class).reconcile(key).differences();
  }

  private List<String> bills() {
    return list(
        """
        select billing_date || '/' || run_number || ' ' || period_start || '..' || period_end
          from billing.bill
         where voided is null
         order by period_start, id
        """);
  }

  private List<String> invoices() {
    return list("select number || ' ' || issued_on from billing.invoice order by number");
  }

  private List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }
}
