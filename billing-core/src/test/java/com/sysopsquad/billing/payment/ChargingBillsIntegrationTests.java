package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.billing.reconciliation.Reconciliation;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class ChargingBillsIntegrationTests {

  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final WriteFence NOBODY_ELSE = () -> {};

  private static final String INVOICE_IN_THE_WAY =
      """
      insert into billing.invoice
      select max(id), gen_random_uuid(), '2026-10-00-000060', gen_random_uuid(), gen_random_uuid(),
             'x', 'x', 'x', '2026-11-01', '2026-12-01', '2026-11-01', 'USD', 0, 0, 0, 'x', 'x', 'x',
             '2026-11-01'
        from billing.bill
      """;

  private final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final BillingInTest billing =
      BillingInTest.with(clock, provider, Map.of("sysops.charging.batch", "50"));
  private final Population population = new Population(billing.jdbc());
  private final ChargingBills charging = billing.get(ChargingBills.class);

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void aPaidBillBecomesAnInvoiceAndAMessage() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = freeze(1);

    charge(run);

    assertThat(billing.sent().problems()).isEmpty();
    InvoiceIssued invoice = billing.sent().invoices().getFirst();
    assertThat(invoice.number()).isEqualTo("2026-10-00-000001");
    assertThat(invoice.customerName()).isEqualTo("Ada Byron");
    assertThat(invoice.customerAddress()).isEqualTo("1 Engine Way\nSalem, TX 97301");
    assertThat(invoice.seller()).startsWith("Penultimate Electronics").contains("EIN");
    assertThat(invoice.issuedOn()).isEqualTo(LocalDate.of(2026, 10, 31));
    assertThat(invoice.currency()).isEqualTo("USD");
    assertThat(invoice.totalMinor()).isEqualTo(2125);
    assertThat(invoice.cardLastFour()).isEqualTo("4242");
    assertThat(invoice.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.description())
                  .isEqualTo("Home, 15 November 2026 to 14 December 2026");
              assertThat(line.netMinor()).isEqualTo(2000);
              assertThat(line.taxMinor()).isEqualTo(125);
              assertThat(line.taxRate()).isEqualByComparingTo("0.0625");
            });
    assertThat(invoices()).containsExactly("2026-10-00-000001 2125 USD");
    assertThat(count("select count(*) from billing.invoice_line")).isEqualTo(1);
    assertThat(progress()).isEqualTo(new RunProgress(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void everyOutcomeIsWrittenWithWhatItMeans() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_soft");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_hard");
    population.customer("OR").with("HOME", "2026-11-05").withCard("pm_action");
    population.customer("OR").with("HOME", "2026-11-06").withCard("pm_pending");
    population.customer("OR").with("HOME", "2026-11-07").withCard("pm_throttled");
    population.customer("OR").with("HOME", "2026-11-08").withCard("pm_unknown");
    population.customer("OR").with("HOME", "2026-11-09").withCard("pm_rejected");
    population.customer("OR").with("HOME", "2026-11-10");
    population.customer("OR").with("GONE", "2026-11-11").withCard("pm_good");
    BillingRun run = freeze(1);

    charge(run);

    assertThat(attempts())
        .containsExactly(
            "APPROVED",
            "SOFT_DECLINE",
            "HARD_DECLINE",
            "CUSTOMER_ACTION",
            "PENDING",
            "THROTTLED",
            "UNKNOWN",
            "REJECTED",
            "NOT_SENT");
    assertThat(alerts())
        .containsExactly(
            "SOFT_DECLINE: Not enough funds",
            "HARD_DECLINE: The card was lost",
            "CUSTOMER_ACTION: Please confirm",
            "OPEN: The provider decides later",
            "OPEN: Too many requests",
            "OPEN: No answer within 30 s",
            "REJECTED: No such payment method",
            "NO_CARD: The customer has no card that can be charged",
            "NOT_PRICED: Contract GONE has no price on 2026-11-11. Add one to the catalog and run"
                + " contractSync.");
    assertThat(billing.sent().problems())
        .extracting(PaymentProblem::reason)
        .containsExactlyInAnyOrder(
            "Your bank declined the payment.",
            "Your bank declined the payment, and this card cannot be charged again.",
            "Your bank requires you to confirm this payment.",
            "Your saved card can no longer be charged.",
            "We have no valid card to charge.",
            "We could not calculate the amount for this billing period yet.");
    assertThat(progress()).isEqualTo(new RunProgress(10, 1, 5, 3, 1, 0, 0));
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).agrees()).isTrue();
  }

  @Test
  void theSameMonthAgainFindsNothingToDo() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_soft");
    population.customer("OR").with("HOME", "2026-11-10");
    population.customer("OR").with("GONE", "2026-11-11");
    charge(freeze(1));

    charge(freeze(1));

    assertThat(provider.calls()).hasSize(2);
    assertThat(billing.sent().invoices()).hasSize(1);
    assertThat(billing.sent().problems()).hasSize(3);
  }

  @Test
  void aCrashBetweenCallAndWriteLeadsToTheSameKeysAndOneCharge() throws InterruptedException {
    population.many(40, "2026-11-15");
    BillingRun run = freeze(1);
    ChargingSession crashed = charging.begin(run, 0, NOBODY_ELSE);
    while (provider.charged() < 40) {
      Thread.onSpinWait();
    }
    crashed.close();

    charge(run);

    assertThat(provider.calls()).hasSize(80);
    assertThat(new HashSet<>(provider.calls())).hasSize(40);
    assertThat(provider.charged()).isEqualTo(40);
    assertThat(progress()).isEqualTo(new RunProgress(40, 40, 0, 0, 0, 0, 0));
  }

  @Test
  void aWriterThatWasReplacedWritesNothing() {
    population.many(120, "2026-11-15");
    BillingRun run = freeze(1);
    AtomicInteger writes = new AtomicInteger();
    WriteFence lostAfterTwo =
        () -> {
          if (writes.incrementAndGet() > 2) {
            throw new StaleWriterException("Another has taken over");
          }
        };

    try (ChargingSession session = charging.begin(run, 0, lostAfterTwo)) {
      int settled = session.settleNext() + session.settleNext();
      assertThatThrownBy(session::settleNext).isInstanceOf(StaleWriterException.class);
      assertThatThrownBy(session::settleNext).isInstanceOf(IllegalStateException.class);

      assertThat(progress().paid()).isEqualTo(settled);
    }
    charge(run);
    assertThat(provider.charged()).isEqualTo(120);
    assertThat(numbers()).hasSize(120).doesNotHaveDuplicates();
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }

  @Test
  void aTransactionThatFailsLeavesNoGapInTheNumbers() {
    population.many(150, "2026-11-15");
    BillingRun run = freeze(2);
    // A number that is taken already fails the third batch, after its numbers were drawn.
    sql(INVOICE_IN_THE_WAY);

    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      assertThatThrownBy(() -> drain(session)).isInstanceOf(DataIntegrityViolationException.class);
    }
    sql("delete from billing.invoice where number = '2026-10-00-000060'");
    charge(run);

    List<String> numbers = numbers();
    assertThat(numbers).hasSize(150);
    for (int partition = 0; partition < 2; partition++) {
      for (int number = 1; number <= 75; number++) {
        assertThat(numbers).contains("2026-10-%02d-%06d".formatted(partition, number));
      }
    }
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }

  @Test
  void stoppedItWritesWhatIsInFlightAndLeavesTheRestDue() {
    population.many(2_000, "2026-11-15");
    BillingRun run = freeze(1);
    int settled;
    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      settled = session.settleNext();
      session.stop();
      settled += drain(session);
    }

    assertThat(settled).isLessThan(2_000);
    assertThat(progress().paid()).isEqualTo(settled).isEqualTo(provider.charged());
    charge(run);
    assertThat(progress().paid()).isEqualTo(2_000);
  }

  @Test
  void aProviderThatIsDownLeavesTheBillsDue() {
    population.many(50, "2026-11-15");
    BillingRun run = freeze(1);
    provider.goesDown();

    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      assertThatThrownBy(() -> drain(session))
          .isInstanceOf(ProviderUnavailable.class)
          .hasMessageContaining("No connection");
    }

    assertThat(progress()).isEqualTo(new RunProgress(50, 0, 0, 0, 0, 0, 50));
    provider.recovers();
    charge(run);
    assertThat(progress().paid()).isEqualTo(50);
  }

  @Test
  void aProviderThatDoesNotAcceptUsMarksNoCustomer() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_misconfigured");
    BillingRun run = freeze(1);

    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      assertThatThrownBy(() -> drain(session)).isInstanceOf(ProviderMisconfigured.class);
    }

    assertThat(progress().due()).isEqualTo(1);
  }

  @Test
  void anOldRunAsksForABillBeforeItSendsIt() {
    population.many(3, "2026-11-15");
    BillingRun run = freeze(1);
    ChargingSession crashed = charging.begin(run, 0, NOBODY_ELSE);
    while (provider.charged() < 3) {
      Thread.onSpinWait();
    }
    crashed.close();
    clock.advance(Duration.ofHours(23));

    charge(run);

    assertThat(provider.asked()).hasSize(3);
    assertThat(provider.calls()).hasSize(3);
    assertThat(progress().paid()).isEqualTo(3);
  }

  @Test
  void anAnswerThatWasLostIsFoundOutByReference() {
    population.many(10, "2026-11-15");
    BillingRun run = freeze(1);
    provider.losesAnswers();
    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      assertThatThrownBy(() -> drain(session)).isInstanceOf(ProviderUnavailable.class);
    }
    provider.recovers();
    charge(run);

    var resolution = billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);

    assertThat(resolution.open()).isZero();
    assertThat(provider.charged()).isEqualTo(10);
    assertThat(progress()).isEqualTo(new RunProgress(10, 10, 0, 0, 0, 0, 0));
    assertThat(billing.sent().invoices()).hasSize(10);
    assertThat(count("select count(*) from billing.alert where closed_at is null")).isZero();
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }

  @Test
  void anOpenPaymentThatIsTooOldToSendAgainIsParkedForAPerson() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_unknown");
    charge(freeze(1));
    clock.advance(Duration.ofHours(22));
    assertThat(resolve().open()).isEqualTo(1);
    clock.advance(Duration.ofHours(2));

    assertThat(resolve().parked()).isEqualTo(1);

    assertThat(provider.calls()).hasSize(2);
    assertThat(attempts()).containsExactly("PARKED");
    assertThat(resolve()).isEqualTo(Resolution.NONE);
    assertThat(alerts()).anyMatch(alert -> alert.startsWith("UNRESOLVED"));
    assertThat(progress().parked()).isEqualTo(1);
  }

  @Test
  void anAnswerThatCannotBeRightLeavesOneBillOpenAndTheRestIsBilled() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_invalid");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_good");

    charge(freeze(1));

    assertThat(attempts()).containsExactly("APPROVED", "UNKNOWN", "APPROVED");
    assertThat(alerts())
        .containsExactly("OPEN: The response is not plausible: pi_other is of another bill");
    assertThat(resolve().open()).isEqualTo(1);
    clock.advance(Duration.ofHours(24));
    assertThat(resolve().parked()).isEqualTo(1);
    assertThat(attempts()).containsExactly("APPROVED", "PARKED", "APPROVED");
    assertThat(invoices()).hasSize(2);
  }

  @Test
  void soManyAnswersInARowThatCannotBeRightPauseTheRun() {
    try (BillingInTest impatient =
        BillingInTest.with(
            clock,
            provider,
            Map.of(
                "sysops.provider.invalid-answers-before-pausing",
                "3",
                "sysops.charging.in-flight",
                "1"))) {
      Population many = new Population(impatient.jdbc());
      for (int customer = 0; customer < 10; customer++) {
        many.customer("OR").with("HOME", "2026-11-02").withCard("pm_invalid");
      }
      BillingRun run = impatient.get(OpeningBillingRuns.class).open(NOVEMBER, 1);

      try (ChargingSession session =
          impatient.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
        assertThatThrownBy(() -> drain(session))
            .isInstanceOf(ProviderUnavailable.class)
            .hasMessageContaining("3 implausible responses in a row");
      }

      assertThat(impatient.get(BillingRuns.class).progress(NOVEMBER))
          .isEqualTo(new RunProgress(10, 0, 0, 3, 0, 0, 7));
    }
  }

  @Test
  void nothingToPayIsSettledWithoutACardAndWithoutAnAttempt() {
    population.customer("OR").with("FREE", "2026-11-02");
    population.customer("OR").with("FREE", "2026-11-03").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_good");

    charge(freeze(1));

    assertThat(attempts()).containsExactly("APPROVED");
    assertThat(invoices())
        .containsExactly(
            "2026-10-00-000001 0 USD", "2026-10-00-000002 0 USD", "2026-10-00-000003 2000 USD");
    assertThat(billing.sent().invoices())
        .filteredOn(invoice -> invoice.totalMinor() == 0)
        .extracting(InvoiceIssued::cardBrand, InvoiceIssued::paymentReference)
        .containsOnly(tuple("", ""));
    assertThat(alerts()).isEmpty();
    assertThat(progress()).isEqualTo(new RunProgress(3, 3, 0, 0, 0, 0, 0));
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
    charge(billing.get(BillingRuns.class).find(NOVEMBER).orElseThrow());
    assertThat(invoices()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_SENT", "UNKNOWN"})
  void aBillOfNothingOfWhichAnAttemptWasMadeStopsNobodyAndIsSettled(String state) {
    population.customer("OR").with("FREE", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_soft");
    BillingRun run = freeze(1);
    sql(
        """
        insert into billing.payment_attempt
               (bill_id, attempt, state, card_id, amount_minor, currency, reason, attempted_at)
        select id, 1, '%s', card_id, 0, 'USD', 'Before', now()
          from billing.bill where total_minor = 0
        """
            .formatted(state));
    charge(run);

    resolve();
    billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);

    assertThat(attempts()).containsExactly("NOT_SENT", "SOFT_DECLINE");
    assertThat(invoices()).containsExactly("2026-10-00-000001 0 USD");
    assertThat(alerts()).allMatch(alert -> alert.startsWith("SOFT_DECLINE"));
    assertThat(progress()).isEqualTo(new RunProgress(2, 1, 1, 0, 0, 0, 0));
  }

  @Test
  void aBillThatCannotBeReadIsParkedAndTheRestOfItsPageIsBilled() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_good");
    BillingRun run = freeze(1);
    sql("update billing.bill set currency = 'QQQ' where period_start = '2026-11-03'");

    charge(run);

    assertThat(progress()).isEqualTo(new RunProgress(3, 2, 0, 0, 1, 0, 0));
    assertThat(alerts()).singleElement().asString().startsWith("NOT_PRICED: Its amounts");
    assertThat(attempts()).containsExactly("APPROVED", "APPROVED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"card_id = null", "currency = 'QQQ'"})
  void anOpenAttemptThatCannotBeAskedForIsParkedAndTheOthersAreSettled(String damage) {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_unknown");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_good");
    BillingRun run = freeze(1);
    provider.losesAnswers();
    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      drain(session);
    }
    provider.recovers();
    String table = damage.startsWith("card") ? "payment_attempt" : "bill";
    sql(
        "update billing.%s set %s where %s = (select min(id) from billing.bill)"
            .formatted(table, damage, table.equals("bill") ? "id" : "bill_id"));

    assertThat(resolve().parked()).isEqualTo(1);

    assertThat(attempts()).containsExactly("PARKED", "APPROVED");
  }

  @Test
  void nothingToPayIsInvoicedWithoutACall() {
    population.customer("OR").with("FREE", "2026-11-02").withCard("pm_good");

    charge(freeze(1));

    assertThat(provider.calls()).isEmpty();
    assertThat(invoices()).containsExactly("2026-10-00-000001 0 USD");
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }

  @Test
  void sumsOfTwoCurrenciesAreKeptApart() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("EURO", "2026-11-03").withCard("pm_good");
    population.customer("OR").with("EURO", "2026-11-04").withCard("pm_soft");
    charge(freeze(1));

    Reconciliation reconciliation = billing.get(ReconcilingRuns.class).reconcile(NOVEMBER);

    assertThat(reconciliation.differences()).isEmpty();
    assertThat(reconciliation.totals())
        .containsExactly(
            new Reconciliation.Totals("EUR", 3000, 1500, 1500, 1500, 1, 1),
            new Reconciliation.Totals("USD", 2000, 2000, 2000, 2000, 1, 1));
  }

  @Test
  void whatDoesNotAgreeIsSaid() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_soft");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_good");
    BillingRun run = freeze(1);
    charge(run);
    provider.charge(
        new ChargeRequest(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            null,
            1,
            NOVEMBER,
            77,
            "USD",
            "cus_1",
            "pm_good"));
    sql("delete from billing.invoice_line where bill_id = 3");
    sql("delete from billing.invoice where bill_id = 3");
    sql("update billing.payment_attempt set state = 'UNKNOWN' where bill_id = 1");

    Reconciliation reconciliation = billing.get(ReconcilingRuns.class).reconcile(NOVEMBER);

    assertThat(reconciliation.differences())
        .containsExactlyInAnyOrder(
            "Bill 3 is paid, but has no invoice.",
            "Invoice 2026-10-00-000001 stands without a payment.",
            "Series 2026-10/00 has given 2 numbers, but 1 invoices bear them.",
            "The provider charged 77 USD for reference 00000000-0000-0000-0000-000000000001, which"
                + " is no bill of this run.",
            "The provider charged 2000 USD for bill 1, which is UNKNOWN here: start the run again"
                + " to find out.",
            "The ledger has payments of 2000 USD for bill 1, of which 0 are paid.");
    assertThat(reconciliation.remarks()).singleElement().asString().contains("Bill 1 is UNKNOWN");
  }

  private BillingRun freeze(int partitions) {
    return billing.get(OpeningBillingRuns.class).open(NOVEMBER, partitions);
  }

  private void charge(BillingRun run) {
    for (int partition = 0; partition < run.partitions(); partition++) {
      try (ChargingSession session = charging.begin(run, partition, NOBODY_ELSE)) {
        drain(session);
      }
    }
  }

  private static int drain(ChargingSession session) {
    int settled = 0;
    for (int batch = session.settleNext(); batch > 0; batch = session.settleNext()) {
      settled += batch;
    }
    return settled;
  }

  private Resolution resolve() {
    return billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);
  }

  private RunProgress progress() {
    return billing.get(BillingRuns.class).progress(NOVEMBER);
  }

  private List<String> attempts() {
    return list("select state from billing.payment_attempt order by bill_id");
  }

  private List<String> alerts() {
    return list("select kind || ': ' || reason from billing.alert order by bill_id, raised_at");
  }

  private List<String> invoices() {
    return list(
        "select number || ' ' || total_minor || ' ' || currency from billing.invoice order by 1");
  }

  private List<String> numbers() {
    return list("select number from billing.invoice order by 1");
  }

  private List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }

  private long count(String sql) {
    return billing.count(sql);
  }

  private void sql(String sql) {
    billing.jdbc().sql(sql).update();
  }
}
