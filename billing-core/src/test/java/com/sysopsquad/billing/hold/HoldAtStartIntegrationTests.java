package com.sysopsquad.billing.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.platform.SettableClock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A hold that a deployment sets is there at each start, however old the restored database is.
 * Tried: none, blank, a hold that exists, a second start after the release, card numbers, too long.
 */
class HoldAtStartIntegrationTests {

  private static final String RESTORED = "Restored from the backup of Sunday";

  private final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  private final BillingInTest billing = BillingInTest.with(clock, Map.of());
  private final HoldingBilling holding = billing.get(HoldingBilling.class);

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void aReasonPutsBillingOnHold() {
    start("  " + RESTORED + " ");

    assertThat(holding.current())
        .contains(
            new Hold(clock.instant().atZone(clock.getZone()), "SYSOPS_BILLING_HOLD", RESTORED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t"})
  void noReasonPutsNothingOnHold(String blank) {
    start(blank);

    assertThat(holding.current()).isEmpty();
  }

  @Test
  void aHoldThatExistsKeepsItsReason() {
    Hold first = holding.begin("ada", "A drill");

    start(RESTORED);

    assertThat(holding.current()).contains(first);
  }

  /** The database may have been restored again, to a time after the release. */
  @Test
  void aStartAfterTheReleasePutsBillingOnHoldAgain() {
    start(RESTORED);
    holding.release("ada", "Everything was sent again");
    assertThat(holding.current()).isEmpty();

    start(RESTORED);

    assertThat(holding.current()).isPresent();
    assertThat(billing.count("select count(*) from billing.hold")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242.4242.4242.4242",
        "5555-5555-5555-4444"
      })
  void aReasonWithACardNumberStopsTheStartAndIsNotRepeated(String number) {
    HoldAtStart start = new HoldAtStart(holding, new HoldSettings("Charged twice: " + number));

    assertThatThrownBy(start::afterSingletonsInstantiated)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "SYSOPS_BILLING_HOLD (sysops.billing.hold.reason) contains a card number. Remove it"
                + " and start again.");
    assertThat(holding.current()).isEmpty();
  }

  @Test
  void aReasonThatIsTooLongStopsTheStart() {
    new HoldAtStart(holding, new HoldSettings("é".repeat(2_000))).afterSingletonsInstantiated();
    HoldAtStart longer = new HoldAtStart(holding, new HoldSettings("é".repeat(2_001)));

    assertThat(holding.current()).isPresent();
    assertThatThrownBy(longer::afterSingletonsInstantiated)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Use at most 2000 characters.");
  }

  /** Another process over the same database starts with this setting, and ends. */
  private void start(String reason) {
    billing
        .besides(clock, new ScriptedProvider(clock), Map.of("sysops.billing.hold.reason", reason))
        .close();
  }
}
