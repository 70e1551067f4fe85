package com.sysopsquad.billing.ledger;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingFurtherAttempts;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.payment.OpeningFurtherAttempts;
import com.sysopsquad.billing.payment.ResolvingOpenPayments;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.payment.compare.ComparingCharges;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.platform.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Billing as its jobs drive it, and what its ledger says. */
final class LedgerInTest implements AutoCloseable {

  private static final WriteFence NOBODY_ELSE = () -> {};

  final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  final ScriptedProvider provider = new ScriptedProvider(clock);
  final BillingInTest billing =
      BillingInTest.with(
          clock,
          provider,
          Map.of(
              "sysops.charging.page", "3",
              "sysops.charging.batch", "2",
              "sysops.charging.in-flight", "1",
              "sysops.provider.failures-before-giving-up", "1000"));

  BillingRun freeze(RunKey key) {
    return billing.get(OpeningBillingRuns.class).open(key, 1);
  }

  /** Charges all that is due in a run. */
  void charge(BillingRun run) {
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
  }

  /** Writes one batch, and dies with whatever else was charged by then. */
  void crashAfterABatch(BillingRun run) {
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
      session.settleNext();
    }
  }

  long adopt(@Nullable RunKey key) {
    return billing.get(ComparingCharges.class).compare(key, NOBODY_ELSE, () -> false);
  }

  void resolve() {
    billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);
  }

  void tryAgain() {
    clock.advance(Duration.ofMinutes(1));
    billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);
  }

  List<String> differences(RunKey key) {
    return billing.get(ReconcilingRuns.class).reconcile(key).differences();
  }

  /** All postings in the order in which they were written. */
  List<String> postings() {
    return list(
        """
        select concat_ws(' ', cause, number, debit || '<' || credit, amount_minor, currency,
                         'takes back ' || (select cause || ' ' || number from billing.posting c
                                            where c.id = p.corrects))
          from billing.posting p
         order by id
        """);
  }

  List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }

  @Override
  public void close() {
    billing.close();
  }
}
