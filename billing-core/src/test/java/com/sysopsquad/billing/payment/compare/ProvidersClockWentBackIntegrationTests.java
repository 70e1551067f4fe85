package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.EndlessList;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The provider's clock goes back, so that its next charges are older than the last comparison, and
 * a restore loses them: nobody is charged twice. Tried: a process that goes on over the restored
 * database, a new process, rows that are put back before a hold is released, a list that is too
 * long.
 */
class ProvidersClockWentBackIntegrationTests extends TwoClocks {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  ProvidersClockWentBackIntegrationTests() {
    super(Map.of("sysops.provider.most-pages", "2"));
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

  /** The provider's clock is behind ours from then on. */
  private void novemberIsChargedInThePast(Duration back) {
    pass(Duration.ofMinutes(5));
    providers.advance(back.negated());
    run(billing, NOVEMBER);
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
}
