package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.hold.NotOnHold;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.flows.delivery.mark.LossWatch;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.platform.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is charged twice after billing's database was restored, however old the backup is. */
class ComparingChargesIntegrationTests {

  private static final RunKey OCTOBER = RunKey.ofDay(LocalDate.of(2026, 10, 31));
  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final WriteFence NOBODY_ELSE = () -> {};
  private static final int CUSTOMERS = 20;

  private final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final BillingInTest billing =
      BillingInTest.with(clock, provider, Map.of("sysops.provider.most-pages", "50"));
  private final Population population = new Population(billing.jdbc());
  private final HoldingBilling holding = billing.get(HoldingBilling.class);
  private final Restore restore = new Restore(billing);

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void aRunThatIsRunAgainAfterARestoreToBeforeItChargesNobodyTwice() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);

    restore.toBeforeTheFirstRun();
    aDayPasses();
    run(NOVEMBER);

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

  /** It evaluates the charges of all runs, and only those of its own are adopted. */
  @Test
  void aComparisonOfAnotherRunLetsNobodyBeChargedTwice() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    restore.toBeforeTheFirstRun();
    aDayPasses();
    BillingRun november = freeze(NOVEMBER);
    compare(null);

    charge(november);

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    assertThat(attempts()).isEmpty();

    run(NOVEMBER);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

  @Test
  void thereIsOneComparisonAtATime() throws SQLException {
    try (Connection other = billing.get(DataSource.class).getConnection()) {
      assertThat(UnknownCharges.beginAlone(other)).isTrue();

      assertThatThrownBy(
              () -> billing.get(ComparingCharges.class).compare(null, NOBODY_ELSE, () -> true))
          .hasMessageContaining("another run");

      UnknownCharges.endAlone(other);
    }

    assertThat(compare(null)).isZero();
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
    run(OCTOBER);
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
    run(NOVEMBER);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, 2 * CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 3650})
  void aClockThatRanAheadBeforeTheBackupHidesNoChargeAfterTheRestore(int daysAhead) {
    Instant right = moment("select clock_timestamp()");
    clock.set(right.plus(Duration.ofDays(daysAhead)).toString());
    compare(null);
    Instant mark = moment("select compared_to from billing.provider_mark");
    clock.set(right.plus(Duration.ofMinutes(1)).toString());
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);

    restore.toBeforeTheFirstRun();
    billing
        .jdbc()
        .sql("insert into billing.provider_mark (compared_to) values (?)")
        .param(mark.atOffset(ZoneOffset.UTC))
        .update();
    provider.forgetsKeys();
    run(NOVEMBER);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
  }

  @Test
  void twoRestoresToTheSameMomentUseNoInvoiceNumberTwice() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    for (int time = 0; time < 2; time++) {
      restore.toBeforeTheFirstRun();
      aDayPasses();
      anotherSecondHasBegun();
      run(NOVEMBER);
    }

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

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
  void anotherAmountForAnOpenAttemptStopsTheRun() {
    population.customer("OR").with("HOME", "2026-11-15").withCard("pm_unknown");
    run(NOVEMBER);
    provider.listsAlso(listed("pi_100_times", 200_000, "USD", anyLine()));

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("pi_100_times over 200000 USD");

    assertThat(attempts()).containsExactly("1 UNKNOWN");
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2125})
  void aRefundedChargeThatIsNotKnownStopsTheRun(long refunded) {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    provider.refunds(provider.references().getFirst(), refunded);
    restore.toBeforeTheFirstRun();
    aDayPasses();

    assertThatThrownBy(() -> run(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining(refunded + " of it was refunded");

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    holding.release("ada", "It was refunded as a courtesy");
    run(NOVEMBER);

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    assertThat(attempts()).hasSize(CUSTOMERS).contains("1 PARKED").contains("1 APPROVED");
    noInvoiceNumberIsUsedTwice();
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

    run(RunKey.ofDay(LocalDate.of(2026, 11, 10)));

    assertThat(waiting()).isEqualTo(CUSTOMERS);
    assertThat(provider.charged()).isEqualTo(3 * CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
    assertThat(billing.count("select count(*) from billing.invoice_epoch")).isEqualTo(1);
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

  @Test
  void aChargeOfALineThatIsNotKnownStopsTheRunBeforeItChargesAnything() {
    population.many(CUSTOMERS, "2026-11-15");
    BillingRun november = freeze(NOVEMBER);
    provider.listsAlso(
        listed("pi_strange", 2125, "USD", new LineKey(new UUID(7, 7), LocalDate.of(2026, 11, 15))));

    assertThatThrownBy(() -> compare(november.key()))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("pi_strange over 2125 USD")
        .hasMessageContaining("00000000-0000-0007-0000-000000000007/2026-11-15 is not known here");

    assertThat(provider.charged()).isZero();
    assertThat(holding.current())
        .hasValueSatisfying(hold -> assertThat(hold.reason()).contains("pi_strange"));
    assertThatThrownBy(() -> charge(november)).isInstanceOf(BillingOnHold.class);
    assertThat(provider.charged()).isZero();

    holding.release("ada", "It was refunded");
    run(NOVEMBER);

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2124 USD", "2125 EUR", "-2125 USD", "0 USD"})
  void aChargeOverAnythingElseThanItsBillStopsTheRun(String amount) {
    population.many(1, "2026-11-15");
    freeze(NOVEMBER);
    String[] parts = amount.split(" ", -1);
    provider.listsAlso(listed("pi_other", Long.parseLong(parts[0]), parts[1], anyLine()));

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("pi_other over " + amount)
        .hasMessageContaining("is over 2125 USD here");

    holding.release("ada", "The customer was asked");
    run(NOVEMBER);

    assertThat(provider.charged()).isZero();
    assertThat(attempts()).containsExactly("1 PARKED");
    assertThat(billing.count("select count(*) from billing.alert where kind = 'UNRESOLVED'"))
        .isEqualTo(1);
  }

  @Test
  void aSecondChargeOfABillThatIsPaidStopsTheRun() {
    population.many(1, "2026-11-15");
    run(NOVEMBER);
    provider.listsAlso(listed("pi_second", 2125, "USD", anyLine()));

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("is paid already by pi_");
  }

  @Test
  void aListThatDoesNotEndIsGivenUpAndTheRunStops() {
    population.many(1, "2026-11-15");
    freeze(NOVEMBER);
    provider.listsWithoutEnd();

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessageContaining("does not end");

    provider.listsProperly();
    assertThat(compare(NOVEMBER)).isZero();
  }

  @Test
  void aListThatLacksWhatIsPaidHereStopsTheRun() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    provider.cutsItsList(CUSTOMERS - 2);

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("is missing payments that were made: 2 (pi_");

    provider.listsProperly();
    assertThat(compare(NOVEMBER)).isZero();
  }

  @Test
  void aHoldStopsEveryChargeUntilItIsReleased() {
    population.many(CUSTOMERS, "2026-11-15");
    population.customer("TX").with("HOME", "2026-11-15");
    BillingRun november = freeze(NOVEMBER);
    holding.begin("ada", "The database was restored");
    holding.begin("bob", "Too late");

    assertThat(
            List.<ThrowingCallable>of(
                () -> charge(november),
                () -> compare(NOVEMBER),
                () -> billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE)))
        .allSatisfy(
            step ->
                assertThatThrownBy(step)
                    .isInstanceOf(BillingOnHold.class)
                    .hasMessageContaining("(ada): The database was restored."));
    assertThat(provider.calls()).isEmpty();

    holding.release("ada", "It was looked at");
    run(NOVEMBER);

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    assertThatThrownBy(() -> holding.release("ada", "Again")).isInstanceOf(NotOnHold.class);
    assertThat(
            billing.count(
                "select count(*) from billing.hold where begun_by = 'ada' and released_by = 'ada'"))
        .isEqualTo(1);
  }

  @Test
  void anOpenAttemptIsNotSentWhileBillingIsOnHold() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_unknown");
    run(NOVEMBER);
    holding.begin("ada", "A drill");

    assertThatThrownBy(() -> billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE))
        .isInstanceOf(BillingOnHold.class);

    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  void aCustomerThatIsAheadPutsBillingOnHold() {
    LossWatch watch = billing.get(LossWatch.class);

    watch.lost("reporting", Queues.DEAD_LETTER);
    assertThat(holding.current()).isEmpty();
    watch.lost("customer", Queues.SUPPORT_PLAN);

    assertThat(holding.current())
        .hasValueSatisfying(
            hold ->
                assertThat(hold.sentence())
                    .contains(
                        "Billing does not have everything that customer has sent to"
                            + " BILLING.SUPPORT_PLAN.",
                        "Nothing is charged until you release it"));
  }

  @Test
  void aMereCrashPutsNothingOnHold() {
    population.many(CUSTOMERS, "2026-11-15");
    BillingRun november = freeze(NOVEMBER);
    ChargingSession crashed = billing.get(ChargingBills.class).begin(november, 0, NOBODY_ELSE);
    await().until(() -> provider.charged() == CUSTOMERS / 2);
    crashed.close();

    run(NOVEMBER);

    assertThat(holding.current()).isEmpty();
    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
  }

  @Test
  void aComparisonThatIsStoppedReadsNoFurtherPage() {
    provider.listsWithoutEnd();

    assertThatThrownBy(
            () -> billing.get(ComparingCharges.class).compare(null, NOBODY_ELSE, () -> true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped");
  }

  /** Each bill has a fate of its own, and whatever they are, each line is charged once. */
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
      run(OCTOBER);
    }
    run(NOVEMBER);
    run(OCTOBER);

    assertThat(provider.lines()).hasSize(80).doesNotHaveDuplicates();
    assertThat(
            billing.count("select count(*) from billing.payment_attempt where state = 'APPROVED'"))
        .isEqualTo(80);
    assertThat(billing.count("select count(*) from billing.invoice")).isEqualTo(80);
    noInvoiceNumberIsUsedTwice();
  }

  private void everybodyIsChargedAndInvoicedOnce(RunKey key, int bills) {
    assertThat(provider.lines()).doesNotHaveDuplicates();
    assertThat(billing.get(BillingRuns.class).progress(key).paid()).isEqualTo(bills);
    assertThat(
            billing
                .jdbc()
                .sql(
                    """
                    select count(distinct i.bill_id) || ' of ' || count(*)
                      from billing.bill b left join billing.invoice i on i.bill_id = b.id
                     where b.billing_date = ? and b.run_number = ?
                    """)
                .params(key.day(), key.number())
                .query(String.class)
                .single())
        .isEqualTo(bills + " of " + bills);
    assertThat(billing.get(ReconcilingRuns.class).reconcile(key).differences()).isEmpty();
  }

  private void noInvoiceNumberIsUsedTwice() {
    assertThat(billing.sent().invoices()).extracting(InvoiceIssued::number).doesNotHaveDuplicates();
  }

  private void run(RunKey key) {
    BillingRun run = freeze(key);
    compare(key);
    charge(run);
  }

  private BillingRun freeze(RunKey key) {
    return billing.get(OpeningBillingRuns.class).open(key, 2);
  }

  private long compare(@Nullable RunKey key) {
    return billing.get(ComparingCharges.class).compare(key, NOBODY_ELSE, () -> false);
  }

  private void charge(BillingRun run) {
    for (int partition = 0; partition < run.partitions(); partition++) {
      try (ChargingSession session =
          billing.get(ChargingBills.class).begin(run, partition, NOBODY_ELSE)) {
        while (session.settleNext() > 0) {
          assertThat(run.bills()).isPositive();
        }
      }
    }
  }

  /** The label of an epoch has whole seconds by the database's clock. */
  private void anotherSecondHasBegun() {
    long second = second();
    await().until(() -> second() != second);
  }

  private long second() {
    return billing.count("select floor(extract(epoch from clock_timestamp()))::bigint");
  }

  private void aDayPasses() {
    clock.advance(Duration.ofHours(25));
    provider.forgetsKeys();
  }

  private LineKey anyLine() {
    return billing
        .jdbc()
        .sql("select plan_id, period_start from billing.bill limit 1")
        .query(
            (row, _) ->
                new LineKey(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))
        .single();
  }

  private ChargePage.Charge listed(String id, long amount, String currency, LineKey line) {
    return new ChargePage.Charge(
        id,
        clock.instant(),
        ChargePage.State.SUCCEEDED,
        amount,
        0,
        currency,
        null,
        line,
        1,
        "2026-11",
        "pm_good");
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

  private Instant moment(String sql) {
    return billing
        .jdbc()
        .sql(sql)
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  private long waiting() {
    return billing.count("select count(*) from billing.unknown_charge where verdict = 'WAIT'");
  }

  private List<String> attempts() {
    return billing
        .jdbc()
        .sql("select attempt || ' ' || state from billing.payment_attempt order by attempt")
        .query(String.class)
        .list();
  }
}
