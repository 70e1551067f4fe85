package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of process is killed once in each round, or billing's database is restored. */
@Tag("crash")
@ExtendWith(SharedProduct.class)
class CrashIntegrationTests {

  private final RunningProduct product;

  CrashIntegrationTests(RunningProduct product) {
    this.product = product;
  }

  @ParameterizedTest
  @ValueSource(longs = {20261101, 20261202})
  void nothingIsLostOrDoneTwiceWhenProcessesAreKilled(long seed) {
    CrashRounds rounds = new CrashRounds(product.installation(), System.out, Clock.systemUTC());

    Findings findings = rounds.round(product.nextMonthsEnd(), product.currentMonth(), seed);

    assertThat(findings.allRight()).as(findings.report()).isTrue();
    assertThat(findings.acknowledged()).isPositive();
  }

  @Test
  void nobodyIsChargedOrToldTwiceWhenBillingIsRestoredBetweenTwoMonths() {
    CrashRounds rounds = new CrashRounds(product.installation(), System.out, Clock.systemUTC());
    product.operations().bill(product.nextMonthsEnd());

    Findings findings = rounds.restoredRound(product.nextMonthsEnd());

    assertThat(findings.allRight()).as(findings.report()).isTrue();
    assertThat(findings.open()).isEmpty();
  }
}
