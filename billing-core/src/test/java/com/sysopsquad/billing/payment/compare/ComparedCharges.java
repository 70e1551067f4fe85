package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Billing whose charges are compared with the provider's list before each run. */
abstract class ComparedCharges {

  static final RunKey OCTOBER = RunKey.ofDay(LocalDate.of(2026, 10, 31));
  static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  static final WriteFence NOBODY_ELSE = () -> {};
  static final int CUSTOMERS = 20;

  final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  final ScriptedProvider provider = new ScriptedProvider(clock);
  final BillingInTest billing =
      BillingInTest.with(clock, provider, Map.of("sysops.provider.most-pages", "50"));
  final Population population = new Population(billing.jdbc());
  final HoldingBilling holding = billing.get(HoldingBilling.class);
  final Restore restore = new Restore(billing);

  @AfterEach
  void close() {
    billing.close();
  }

  void everybodyIsChargedAndInvoicedOnce(RunKey key, int bills) {
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

  void noInvoiceNumberIsUsedTwice() {
    assertThat(billing.sent().invoices()).extracting(InvoiceIssued::number).doesNotHaveDuplicates();
  }

  void run(RunKey key) {
    BillingRun run = freeze(key);
    compare(key);
    charge(run);
  }

  /** A run after a restore that the list shows: a person decides that it may go on. */
  void runOnceReleased(RunKey key) {
    BillingRun run = freeze(key);
    release(key);
    compare(key);
    charge(run);
  }

  /** The comparison has put billing on hold, and a person releases it. */
  void release(@Nullable RunKey key) {
    assertThatThrownBy(() -> compare(key))
        .isInstanceOf(BillingOnHold.class)
        .hasMessageContaining("restored from a backup");
    holding.release("boss", "Everything was sent again");
  }

  BillingRun freeze(RunKey key) {
    return billing.get(OpeningBillingRuns.class).open(key, 2);
  }

  long compare(@Nullable RunKey key) {
    return billing.get(ComparingCharges.class).compare(key, NOBODY_ELSE, () -> false);
  }

  void charge(BillingRun run) {
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
  void anotherSecondHasBegun() {
    long second = second();
    await().until(() -> second() != second);
  }

  long second() {
    return billing.count("select floor(extract(epoch from clock_timestamp()))::bigint");
  }

  void aDayPasses() {
    clock.advance(Duration.ofHours(25));
    provider.forgetsKeys();
  }

  long waiting() {
    return billing.count("select count(*) from billing.unknown_charge where verdict = 'WAIT'");
  }

  List<String> attempts() {
    return billing
        .jdbc()
        .sql("select attempt || ' ' || state from billing.payment_attempt order by attempt")
        .query(String.class)
        .list();
  }
}
