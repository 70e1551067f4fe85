package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.platform.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Billing and a provider whose clocks differ, and a restore that loses the last run. */
abstract class TwoClocks {

  static final RunKey OCTOBER = RunKey.ofDay(LocalDate.of(2026, 10, 31));
  static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  static final int CUSTOMERS = 5;

  private static final WriteFence NOBODY_ELSE = () -> {};

  final SettableClock ours = new SettableClock("2026-11-01T03:00:00Z");
  final SettableClock providers = new SettableClock("2026-11-01T03:00:00Z");
  final ScriptedProvider provider = new ScriptedProvider(providers);
  final Map<String, Object> settings;
  final BillingInTest billing;
  final Population population;

  TwoClocks(Map<String, Object> settings) {
    this.settings = settings;
    this.billing = BillingInTest.with(ours, provider, settings);
    this.population = new Population(billing.jdbc());
  }

  @AfterEach
  void close() {
    billing.close();
  }

  void octoberIsCompared() {
    population.many(CUSTOMERS, "2026-10-15");
    run(billing, OCTOBER);
    compare(billing, null);
  }

  /** The rows of November are gone, and the mark is that of the backup. */
  void putBack(Instant compared) {
    new Restore(billing).toBefore(NOVEMBER);
    billing
        .jdbc()
        .sql("update billing.provider_mark set compared_to = ?")
        .param(compared.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The provider has forgotten the keys of what was sent before. */
  void aDayPasses() {
    pass(Duration.ofHours(25));
    provider.forgetsKeys();
  }

  void pass(Duration time) {
    ours.advance(time);
    providers.advance(time);
  }

  void everybodyIsChargedOnce() {
    assertThat(provider.lines()).hasSize(2 * CUSTOMERS).doesNotHaveDuplicates();
    assertThat(billing.get(BillingRuns.class).progress(NOVEMBER).paid()).isEqualTo(CUSTOMERS);
  }

  Instant comparedTo() {
    return billing
        .jdbc()
        .sql("select compared_to from billing.provider_mark")
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  static void run(BillingInTest process, RunKey key) {
    BillingRun run = process.get(OpeningBillingRuns.class).open(key, 2);
    compare(process, key);
    for (int partition = 0; partition < run.partitions(); partition++) {
      try (ChargingSession session =
          process.get(ChargingBills.class).begin(run, partition, NOBODY_ELSE)) {
        while (session.settleNext() > 0) {
          assertThat(run.bills()).isPositive();
        }
      }
    }
  }

  static void compare(BillingInTest process, @Nullable RunKey key) {
    process.get(ComparingCharges.class).compare(key, NOBODY_ELSE, () -> false);
  }
}
