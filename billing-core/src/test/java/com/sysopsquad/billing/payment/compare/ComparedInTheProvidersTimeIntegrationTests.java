package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Which charges were compared is known by times of the provider, so a clock of ours that is wrong
 * hides none after a restore. Tried: ahead by a little more than any patience and by far, behind,
 * right again before the backup, a charge that the provider dates in the future.
 */
class ComparedInTheProvidersTimeIntegrationTests {

  private static final RunKey OCTOBER = RunKey.ofDay(LocalDate.of(2026, 10, 31));
  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final WriteFence NOBODY_ELSE = () -> {};
  private static final int CUSTOMERS = 5;

  private final SettableClock ours = new SettableClock("2026-11-01T03:00:00Z");
  private final SettableClock providers = new SettableClock("2026-11-01T03:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(providers);
  private final BillingInTest billing = BillingInTest.with(ours, provider, Map.of());
  private final Population population = new Population(billing.jdbc());
  private final Restore restore = new Restore(billing);

  @AfterEach
  void close() {
    billing.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT2H", "P1D", "P40D", "P400D", "-PT2H", "-P40D"})
  void aClockThatIsWrongHidesNoChargeAfterARestore(String wrong) {
    ours.advance(Duration.parse(wrong));
    octoberIsCompared();
    novemberIsLostInARestore();

    runOnceReleased(NOVEMBER);

    everybodyIsChargedOnce();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT2H", "P1D", "P40D", "P400D"})
  void aClockThatIsRightAgainBeforeTheRestoreHidesNoCharge(String wrong) {
    ours.advance(Duration.parse(wrong));
    octoberIsCompared();
    ours.set(providers.instant().toString());
    novemberIsLostInARestore();

    runOnceReleased(NOVEMBER);

    everybodyIsChargedOnce();
  }

  @Test
  void aChargeThatIsDatedInTheFutureHidesNoOther() {
    provider.listsAlso(
        new ChargePage.Charge(
            "pi_future",
            Instant.parse("2100-01-01T00:00:00Z"),
            ChargePage.State.ENDED,
            100,
            0,
            "USD",
            null,
            null,
            1,
            "",
            null));
    octoberIsCompared();
    novemberIsLostInARestore();

    runOnceReleased(NOVEMBER);

    everybodyIsChargedOnce();
  }

  @Test
  void aListWithoutANewChargeIsComparedToWhereItWas() {
    octoberIsCompared();
    Instant compared = comparedTo();

    pass(Duration.ofDays(3));
    compare(null);

    assertThat(comparedTo()).isEqualTo(compared);
  }

  private void octoberIsCompared() {
    population.many(CUSTOMERS, "2026-10-15");
    run(OCTOBER);
    compare(null);
  }

  private void novemberIsLostInARestore() {
    Instant ofTheBackup = comparedTo();
    pass(Duration.ofMinutes(5));
    run(NOVEMBER);
    restore.toBefore(NOVEMBER);
    billing
        .jdbc()
        .sql("update billing.provider_mark set compared_to = ?")
        .param(ofTheBackup.atOffset(ZoneOffset.UTC))
        .update();
    pass(Duration.ofHours(25));
    provider.forgetsKeys();
  }

  private void everybodyIsChargedOnce() {
    assertThat(provider.lines()).hasSize(2 * CUSTOMERS).doesNotHaveDuplicates();
    assertThat(billing.get(BillingRuns.class).progress(NOVEMBER).paid()).isEqualTo(CUSTOMERS);
  }

  private void pass(Duration time) {
    ours.advance(time);
    providers.advance(time);
  }

  private Instant comparedTo() {
    return billing
        .jdbc()
        .sql("select compared_to from billing.provider_mark")
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  private void run(RunKey key) {
    BillingRun run = billing.get(OpeningBillingRuns.class).open(key, 2);
    compare(key);
    for (int partition = 0; partition < run.partitions(); partition++) {
      try (ChargingSession session =
          billing.get(ChargingBills.class).begin(run, partition, NOBODY_ELSE)) {
        while (session.settleNext() > 0) {
          assertThat(run.bills()).isPositive();
        }
      }
    }
  }

  /** With a clock that is far behind, the list does not show the restore. */
  private void runOnceReleased(RunKey key) {
    try {
      run(key);
    } catch (BillingOnHold restored) {
      billing.get(HoldingBilling.class).release("boss", "Everything was sent again");
      run(key);
    }
  }

  private void compare(@Nullable RunKey key) {
    billing.get(ComparingCharges.class).compare(key, NOBODY_ELSE, () -> false);
  }
}
