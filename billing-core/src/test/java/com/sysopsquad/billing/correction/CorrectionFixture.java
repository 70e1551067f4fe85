package com.sysopsquad.billing.correction;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingFurtherAttempts;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.payment.OpeningFurtherAttempts;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.platform.SettableClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Billing with a customer who has paid 20.00 USD for November, or was declined. */
final class CorrectionFixture implements AutoCloseable {

  static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final String LIMIT = "15.00";
  private static final WriteFence NOBODY_ELSE = () -> {};

  final SettableClock clock = new SettableClock("2026-11-30T03:00:00Z");
  final ScriptedProvider provider = new ScriptedProvider(clock);
  final BillingInTest billing;
  final Population population;
  final MakingCorrections making;
  final SettlingRefunds settling;
  final Population.Customer ada;
  final long bill;

  CorrectionFixture(String card, String limit) {
    this(card, limit, 1);
  }

  /** With so many plans, each with a bill of its own. */
  CorrectionFixture(String card, String limit, int plans) {
    billing =
        BillingInTest.with(clock, provider, Map.of("sysops.billing.second-person-over", limit));
    population = new Population(billing.jdbc());
    making = billing.get(MakingCorrections.class);
    settling = billing.get(SettlingRefunds.class);
    ada = population.customer("OR").withCard(card);
    for (int plan = 0; plan < plans; plan++) {
      ada.with("HOME", "2026-11-15");
    }
    BillingRun run = billing.get(OpeningBillingRuns.class).open(NOVEMBER, 1);
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
    bill = billing.count("select min(id) from billing.bill");
  }

  static CorrectionFixture paid() {
    return new CorrectionFixture("pm_good", LIMIT);
  }

  static CorrectionFixture declined() {
    return new CorrectionFixture("pm_soft", LIMIT);
  }

  CorrectionRequest refund(CorrectionKind kind, long minor) {
    return new CorrectionRequest(kind, ada.id(), bill, new Money(minor, "USD"));
  }

  CorrectionRequest goodwill(long minor) {
    return new CorrectionRequest(CorrectionKind.GOODWILL, ada.id(), null, new Money(minor, "USD"));
  }

  CorrectionRequest writeOff(@Nullable Money amount) {
    return new CorrectionRequest(CorrectionKind.WRITE_OFF, ada.id(), bill, amount);
  }

  Correction make(CorrectionRequest request, String key) {
    return making.make(request, key, "clerk", "Outage");
  }

  /** As the job collection does. */
  void collect() {
    billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);
    settling.settle();
  }

  /** Corrections as they stand, in the order in which they were made. */
  List<String> corrections() {
    return list(
        """
        select concat_ws(' ', kind, amount_minor, currency, state)
          from billing.correction
         order by made_at, number
        """);
  }

  /** Postings of corrections. */
  List<String> postings() {
    return list(
        """
        select concat_ws(' ', cause, number, debit || '<' || credit, amount_minor, currency)
          from billing.posting
         where reference is not null
         order by id
        """);
  }

  /** Alerts that nobody has closed. */
  List<String> openAlerts() {
    return list("select kind || ': ' || reason from billing.alert where closed_at is null");
  }

  long refundedMinor() {
    return billing.count("select coalesce(sum(refunded_minor), 0) from billing.refunded_charge");
  }

  UUID plan() {
    return billing
        .jdbc()
        .sql("select plan_id from billing.bill where id = ?")
        .param(bill)
        .query(UUID.class)
        .single();
  }

  UUID customer() {
    return ada.id();
  }

  List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }

  @Override
  public void close() {
    billing.close();
  }
}
