package com.sysopsquad.billing.desk;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.platform.SettableClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Billing with people at its desk. */
final class DeskFixture implements AutoCloseable {

  static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  static final RunKey DECEMBER = RunKey.ofDay(LocalDate.of(2026, 12, 31));
  static final WriteFence NOBODY_ELSE = () -> {};

  final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  final ScriptedProvider provider = new ScriptedProvider(clock);
  final BillingInTest billing = BillingInTest.with(clock, provider, Map.of());
  final Population population = new Population(billing.jdbc());

  @Override
  public void close() {
    billing.close();
  }

  <T> T get(Class<T> type) {
    return billing.get(type);
  }

  void bill(RunKey key) {
    bill(billing, key);
  }

  static void bill(BillingInTest process, RunKey key) {
    BillingRun run = process.get(OpeningBillingRuns.class).open(key, 1);
    try (ChargingSession session = process.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
  }

  /** A contract has a price from now on. */
  void price(String contract, long minor) {
    billing
        .jdbc()
        .sql("insert into catalog.contract_price values (?, '2024-01-01', 'USD', ?)")
        .params(contract, minor)
        .update();
  }

  List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }

  List<Long> bills() {
    return billing
        .jdbc()
        .sql("select id from billing.bill where voided is null order by id")
        .query(Long.class)
        .list();
  }
}
