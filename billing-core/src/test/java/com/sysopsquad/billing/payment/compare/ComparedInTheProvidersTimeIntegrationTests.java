package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.provider.ChargePage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which charges were compared is known by times of the provider, so a clock of ours that is wrong
 * hides none after a restore. Tried: ahead by a little more than any patience and by far, behind,
 * right again before the backup, a charge that the provider dates in the future.
 */
class ComparedInTheProvidersTimeIntegrationTests extends TwoClocks {

  ComparedInTheProvidersTimeIntegrationTests() {
    super(Map.of());
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
    compare(billing, null);

    assertThat(comparedTo()).isEqualTo(compared);
  }

  private void novemberIsLostInARestore() {
    Instant ofTheBackup = comparedTo();
    pass(Duration.ofMinutes(5));
    run(billing, NOVEMBER);
    putBack(ofTheBackup);
    aDayPasses();
  }

  /** With a clock that is far behind, the list does not show the restore. */
  private void runOnceReleased(RunKey key) {
    try {
      run(billing, key);
    } catch (BillingOnHold restored) {
      billing.get(HoldingBilling.class).release("boss", "Everything was sent again");
      run(billing, key);
    }
  }
}
