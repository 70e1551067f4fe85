package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.platform.SettableClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Billing that charges frozen bills at a provider with a script. */
abstract class ChargedBills {

  static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  static final WriteFence NOBODY_ELSE = () -> {};

  final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  final ScriptedProvider provider = new ScriptedProvider(clock);
  final BillingInTest billing =
      BillingInTest.with(clock, provider, Map.of("sysops.charging.batch", "50"));
  final Population population = new Population(billing.jdbc());
  final ChargingBills charging = billing.get(ChargingBills.class);

  @AfterEach
  void close() {
    billing.close();
  }

  BillingRun freeze(int partitions) {
    return billing.get(OpeningBillingRuns.class).open(NOVEMBER, partitions);
  }

  void charge(BillingRun run) {
    for (int partition = 0; partition < run.partitions(); partition++) {
      try (ChargingSession session = charging.begin(run, partition, NOBODY_ELSE)) {
        drain(session);
      }
    }
  }

  static int drain(ChargingSession session) {
    int settled = 0;
    for (int batch = session.settleNext(); batch > 0; batch = session.settleNext()) {
      settled += batch;
    }
    return settled;
  }

  Resolution resolve() {
    return billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);
  }

  RunProgress progress() {
    return billing.get(BillingRuns.class).progress(NOVEMBER);
  }

  List<String> attempts() {
    return list("select state from billing.payment_attempt order by bill_id");
  }

  List<String> alerts() {
    return list("select kind || ': ' || reason from billing.alert order by bill_id, raised_at");
  }

  List<String> invoices() {
    return list(
        "select number || ' ' || total_minor || ' ' || currency from billing.invoice order by 1");
  }

  List<String> numbers() {
    return list("select number from billing.invoice order by 1");
  }

  List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }

  long count(String sql) {
    return billing.count(sql);
  }

  void sql(String sql) {
    billing.jdbc().sql(sql).update();
  }
}
