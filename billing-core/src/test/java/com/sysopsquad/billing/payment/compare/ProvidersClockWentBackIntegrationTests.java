package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.EndlessList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The provider's clock goes back, so that its next charges are older than the last comparison, and
 * a restore loses them: nobody is charged twice. Tried: a process that goes on over the restored
 * database, a new process, rows that are put back before a hold is released, a list that is too
 * long.
 */
class ProvidersClockWentBackIntegrationTests {

  private static final RunKey OCTOBER = RunKey.ofDay(LocalDate.of(2026, 10, 31));
  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final WriteFence NOBODY_ELSE = () -> {};
  private static final int CUSTOMERS = 5;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableClock ours = new SettableClock("2026-11-01T03:00:00Z");
  private final SettableClock providers = new SettableClock("2026-11-01T03:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(providers);
  private final Map<String, Object> settings = Map.of("sysops.provider.most-pages", "2");
  private final BillingInTest billing = BillingInTest.with(ours, provider, settings);
  private final Population population = new Population(billing.jdbc());

  @AfterEach
  void close() {
    billing.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT2H", "PT23H"})
  void aProcessThatGoesOnFindsWhatTheRestoreHasLost(String back) {
    octoberIsCompared();
    billing.backUp();
    novemberIsChargedInThePast(Duration.parse(back));
    billing.restore();
    aDayPasses();

    runOnceReleased(billing);

    everybodyIsChargedOnce();
  }

  @Test
  void aNewProcessFindsWhatTheRestoreHasLost() {
    octoberIsCompared();
    Instant ofTheBackup = comparedTo();
    novemberIsChargedInThePast(Duration.ofHours(6));
    putBack(ofTheBackup);
    aDayPasses();

    try (BillingInTest another = billing.besides(ours, provider, settings)) {
      runOnceReleased(another);
    }

    everybodyIsChargedOnce();
  }

  @Test
  void whatAHoldOutlastsIsFoundThoughNeitherProcessNorDatabaseIsNew() {
    octoberIsCompared();
    Instant ofTheBackup = comparedTo();
    novemberIsChargedInThePast(Duration.ofHours(6));
    HoldingBilling holding = billing.get(HoldingBilling.class);
    holding.begin("boss", "Rows are put back");
    putBack(ofTheBackup);
    aDayPasses();
    holding.release("boss", "Everything was sent again");

    run(billing, NOVEMBER);

    everybodyIsChargedOnce();
  }

  @Test
  void theSettingSaysHowFarTheClockMayHaveGoneBack() {
    octoberIsCompared();
    Instant ofTheBackup = comparedTo();
    novemberIsChargedInThePast(Duration.ofDays(3));
    putBack(ofTheBackup);
    aDayPasses();

    try (BillingInTest another =
        billing.besides(ours, provider, Map.of("sysops.provider.compared-again", "4d"))) {
      runOnceReleased(another);
    }

    everybodyIsChargedOnce();
  }

  @Test
  void onlyTheFirstComparisonOfAProcessBeginsADayBefore() {
    octoberIsCompared();
    Instant mark = comparedTo();
    provider.listedSince().clear();

    compare(billing, null);
    try (BillingInTest another = billing.besides(ours, provider, settings)) {
      compare(another, null);
      compare(another, null);
      compare(billing, null);
    }

    assertThat(provider.listedSince())
        .containsExactly(
            mark.minus(MINUTE),
            mark.minus(MINUTE).minus(DAY),
            mark.minus(MINUTE),
            mark.minus(MINUTE));
  }

  /** What was not listed to its end does not count as compared. */
  @Test
  void aFirstComparisonThatFailsIsRepeatedFromADayBefore() {
    octoberIsCompared();
    Instant mark = comparedTo();
    provider.listedSince().clear();

    try (BillingInTest another = billing.besides(ours, provider, settings)) {
      provider.cutsItsList(0);
      assertThatThrownBy(() -> compare(another, null)).isInstanceOf(ChargesDiffer.class);
      provider.listsProperly();
      compare(another, null);
    }

    assertThat(provider.listedSince()).hasSize(2).containsOnly(mark.minus(MINUTE).minus(DAY));
  }

  /** A large shop cannot list a whole day, and goes on with the list that it needs. */
  @Test
  void aDayThatIsTooLongToBeListedDoesNotStopBilling() {
    octoberIsCompared();
    Instant mark = comparedTo();
    provider.listsPagesOf(CUSTOMERS);
    for (int i = 0; i < 3 * CUSTOMERS; i++) {
      provider.listsAlso(ended("pi_earlier" + i, mark.minus(Duration.ofHours(3))));
    }
    provider.listedSince().clear();

    try (BillingInTest another = billing.besides(ours, provider, settings)) {
      pass(Duration.ofDays(30));
      run(another, NOVEMBER);
      compare(another, null);
    }

    assertThat(provider.listedSince())
        .startsWith(mark.minus(MINUTE).minus(DAY), mark.minus(MINUTE))
        .hasSize(3);
    everybodyIsChargedOnce();
  }

  @Test
  void aListThatIsTooLongAsUsualStopsTheRunAsBefore() {
    octoberIsCompared();
    provider.listsWithoutEnd();

    try (BillingInTest another = billing.besides(ours, provider, settings)) {
      assertThatThrownBy(() -> compare(another, null)).isInstanceOf(EndlessList.class);
      provider.listsProperly();
      compare(another, null);
    }

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
  }

  private void octoberIsCompared() {
    population.many(CUSTOMERS, "2026-10-15");
    run(billing, OCTOBER);
    compare(billing, null);
  }

  /** The provider's clock is behind ours from then on. */
  private void novemberIsChargedInThePast(Duration back) {
    pass(Duration.ofMinutes(5));
    providers.advance(back.negated());
    run(billing, NOVEMBER);
  }

  private void putBack(Instant compared) {
    new Restore(billing).toBefore(NOVEMBER);
    billing
        .jdbc()
        .sql("update billing.provider_mark set compared_to = ?")
        .param(compared.atOffset(ZoneOffset.UTC))
        .update();
  }

  private void aDayPasses() {
    pass(Duration.ofHours(25));
    provider.forgetsKeys();
  }

  private void pass(Duration time) {
    ours.advance(time);
    providers.advance(time);
  }

  private void everybodyIsChargedOnce() {
    assertThat(provider.lines()).hasSize(2 * CUSTOMERS).doesNotHaveDuplicates();
    assertThat(billing.get(BillingRuns.class).progress(NOVEMBER).paid()).isEqualTo(CUSTOMERS);
  }

  private Instant comparedTo() {
    return billing
        .jdbc()
        .sql("select compared_to from billing.provider_mark")
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  private static ChargePage.Charge ended(String reference, Instant at) {
    return new ChargePage.Charge(
        reference, at, ChargePage.State.ENDED, 100, 0, "USD", null, null, 1, "", null);
  }

  private static void runOnceReleased(BillingInTest process) {
    assertThatThrownBy(() -> run(process, NOVEMBER)).isInstanceOf(BillingOnHold.class);
    process.get(HoldingBilling.class).release("boss", "Everything was sent again");
    run(process, NOVEMBER);
  }

  private static void run(BillingInTest process, RunKey key) {
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

  private static void compare(BillingInTest process, @Nullable RunKey key) {
    process.get(ComparingCharges.class).compare(key, NOBODY_ELSE, () -> false);
  }
}
