package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.Population.Customer;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.DueSums;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.platform.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could not be billed, and what becomes of it once its cause is corrected. */
class ParkedBillsIntegrationTests {

  private static final RunKey OCTOBER = RunKey.ofDay(LocalDate.of(2026, 10, 31));
  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final RunKey DECEMBER = RunKey.ofDay(LocalDate.of(2026, 12, 31));
  private static final WriteFence NOBODY_ELSE = () -> {};

  private final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final BillingInTest billing = BillingInTest.with(clock, provider, Map.of());
  private final Population population = new Population(billing.jdbc());

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void statesThatAreAddedToTheTaxTableAreBilledByTheNextRun(@TempDir Path folder)
      throws IOException {
    population.customer("WA").with("HOME", "2026-11-15").withCard("pm_good");
    population.customer("ID").with("HOME", "2026-11-16").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-17").withCard("pm_good");
    bill(billing, NOVEMBER);
    assertThat(invoiced()).containsExactly("2026-11-17 2000");
    assertThat(openAlerts()).hasSize(2);

    Path rates = folder.resolve("sales-tax.csv");
    Files.writeString(
        rates,
        """
        state,rate,effective_from
        OR,0,2020-01-01
        WA,0.065,2020-01-01
        ID,0.06,2020-01-01
        """);
    try (BillingInTest corrected =
        billing.besides(clock, provider, Map.of("sysops.sales-tax.file", rates.toString()))) {
      bill(corrected, DECEMBER);
    }

    assertThat(invoiced())
        .containsExactly(
            "2026-11-15 2130",
            "2026-11-16 2120",
            "2026-11-17 2000",
            "2026-12-15 2663",
            "2026-12-16 2650",
            "2026-12-17 2500");
    assertThat(openAlerts()).isEmpty();
    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(3, 1, 0, 0, 0, 2, 0));
    assertThat(progress(DECEMBER)).isEqualTo(new RunProgress(5, 5, 0, 0, 0, 0, 0));
    for (RunKey key : List.of(NOVEMBER, DECEMBER)) {
      assertThat(billing.get(ReconcilingRuns.class).reconcile(key).differences()).isEmpty();
    }
  }

  @Test
  void aPriceThatIsAddedIsBilledByTheNextRunOfAnyDay() {
    population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    bill(billing, NOVEMBER);
    price("GONE", "USD", 700);

    bill(billing, OCTOBER);

    assertThat(invoiced()).containsExactly("2026-11-15 700");
    assertThat(progress(OCTOBER)).isEqualTo(new RunProgress(1, 1, 0, 0, 0, 0, 0));
    assertThat(
            billing
                .jdbc()
                .sql("select voided from billing.bill where voided is not null")
                .query(String.class)
                .list())
        .containsExactly("It has a price now and is billed by the run of 2026-10-31");
  }

  @Test
  void aDryRunCountsWhatHasAPriceNowAndLeavesOutWhatIsNotOwedAnyMore() {
    population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    Customer ada = population.customer("WA").with("HOME", "2026-11-16").withCard("pm_good");
    bill(billing, NOVEMBER);
    ada.cancels("2026-11-16");
    price("GONE", "USD", 700);
    List<String> before = bills();

    DueSums due = billing.get(OpeningBillingRuns.class).dryRun(OCTOBER).due();

    assertThat(bills()).isEqualTo(before);
    assertThat(due.bills()).isEqualTo(1);
    assertThat(due.charges())
        .singleElement()
        .satisfies(charge -> assertThat(charge.totalMinor()).isEqualTo(700));
    bill(billing, OCTOBER);
    assertThat(invoiced()).containsExactly("2026-11-15 700");
  }

  @Test
  void whatStillCannotBeBilledStaysParkedWithItsNewestReasonAndIsToldOnce() {
    population.customer("WA").with("GONE", "2026-11-15").withCard("pm_good");
    bill(billing, NOVEMBER);
    assertThat(openAlerts())
        .containsExactly(
            "NOT_PRICED Contract GONE has no price on 2026-11-15. Add one to the catalog and run"
                + " contractSync.");
    price("GONE", "USD", 700);

    bill(billing, OCTOBER);

    String reason =
        "There is no sales tax rate for state WA on 2026-11-15. Add it to sales-tax.csv.";
    assertThat(openAlerts()).containsExactly("NOT_PRICED " + reason);
    assertThat(
            billing
                .jdbc()
                .sql("select parked from billing.bill where voided is null")
                .query(String.class)
                .list())
        .containsExactly(reason);
    assertThat(billing.sent().problems()).hasSize(1);
    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(1, 0, 0, 0, 1, 0, 0));
  }

  @Test
  void aParkedBillOfAPlanThatHadEndedIsVoid() {
    Customer ada = population.customer("WA").with("HOME", "2026-11-15").withCard("pm_good");
    bill(billing, NOVEMBER);
    ada.cancels("2026-11-15");

    bill(billing, DECEMBER);

    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(1, 0, 0, 0, 0, 1, 0));
    assertThat(openAlerts()).isEmpty();
    assertThat(provider.calls()).isEmpty();
  }

  @Test
  void aParkedBillWhoseCustomerMovedIsBilledThere() {
    Customer ada = population.customer("WA").with("HOME", "2026-11-15").withCard("pm_good");
    bill(billing, NOVEMBER);
    ada.movesTo("TX");

    bill(billing, DECEMBER);

    assertThat(invoiced()).containsExactly("2026-11-15 2125", "2026-12-15 2656");
  }

  @Test
  void aDeclinedBillWhoseCustomerMovesToAPlaceWithoutARateIsTriedAgainOnceThereIsOne() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_soft");
    bill(billing, NOVEMBER);
    ada.movesTo("WA");
    ada.changesCardTo("pm_good");
    tryAgain();
    assertThat(progress(NOVEMBER).parked()).isEqualTo(1);
    assertThat(invoiced()).isEmpty();

    ada.movesTo("TX");
    tryAgain();

    assertThat(invoiced()).containsExactly("2026-11-15 2125");
  }

  @ParameterizedTest
  @CsvSource({
    "USD, 25, 0.25 USD, 0.50 USD",
    "JPY, 49, 49 JPY, 50 JPY",
    "KWD, 199, 0.199 KWD, 0.200 KWD"
  })
  void anAmountBelowTheProvidersSmallestIsNotSentAndItsCardIsNotBlamed(
      String currency, long price, String amount, String smallest) {
    price("GONE", currency, price);
    population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-16").withCard("pm_good");

    bill(billing, NOVEMBER);
    bill(billing, DECEMBER);

    assertThat(invoiced()).containsExactly("2026-11-16 2000", "2026-12-16 2500");
    assertThat(billing.sent().problems()).isEmpty();
    assertThat(openAlerts())
        .hasSize(2)
        .allMatch(
            alert ->
                alert.equals(
                    "TOO_SMALL %s is below the card provider's minimum of %s and is not charged."
                        .formatted(amount, smallest)));
    assertThat(progress(NOVEMBER)).isEqualTo(new RunProgress(2, 1, 0, 0, 1, 0, 0));
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"USD, 50", "JPY, 50", "KWD, 200"})
  void theProvidersSmallestAmountIsCharged(String currency, long price) {
    price("GONE", currency, price);
    population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");

    bill(billing, NOVEMBER);

    assertThat(invoiced()).containsExactly("2026-11-15 " + price);
  }

  @Test
  void whatTheProviderCallsTooSmallIsForOperationsAloneAndNotTriedAgain() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_too_small");
    bill(billing, NOVEMBER);
    ada.changesCardTo("pm_good");

    tryAgain();

    assertThat(openAlerts()).containsExactly("TOO_SMALL Amount must be at least 50 cents");
    assertThat(billing.sent().problems()).isEmpty();
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  void aCardThatIsAddedPaysWhatHadNone() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15");
    bill(billing, NOVEMBER);
    assertThat(billing.sent().problems())
        .extracting(PaymentProblem::kind)
        .containsExactly("NO_CARD");
    ada.withCard("pm_good");

    tryAgain();

    assertThat(invoiced()).containsExactly("2026-11-15 2000");
  }

  private List<String> bills() {
    return billing
        .jdbc()
        .sql("select (id, voided, parked, total_minor)::text from billing.bill order by id")
        .query(String.class)
        .list();
  }

  private void price(String contract, String currency, long minor) {
    billing
        .jdbc()
        .sql("insert into catalog.contract_price values (?, '2024-01-01', ?, ?)")
        .params(contract, currency, minor)
        .update();
  }

  private static void bill(BillingInTest process, RunKey key) {
    BillingRun run = process.get(OpeningBillingRuns.class).open(key, 1);
    try (ChargingSession session = process.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
  }

  private void tryAgain() {
    clock.advance(Duration.ofMinutes(1));
    billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);
  }

  private RunProgress progress(RunKey key) {
    return billing.get(BillingRuns.class).progress(key);
  }

  private List<String> openAlerts() {
    return list("select kind || ' ' || reason from billing.alert where closed_at is null");
  }

  private List<String> invoiced() {
    return list(
        "select period_start || ' ' || total_minor from billing.invoice order by period_start");
  }

  private List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }
}
