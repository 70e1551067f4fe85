package com.sysopsquad.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class LineKeyTests {

  private static final String PLAN = "0190b6e2-0000-7000-8000-00000000000a";

  @Property
  void whatIsWrittenIsReadBack(@ForAll("keys") LineKey key) {
    assertThat(LineKey.parse(key.text())).contains(key);
  }

  @Property
  void twoLinesAreWrittenAlikeOnlyIfTheyAreTheSame(
      @ForAll("keys") LineKey one, @ForAll("keys") LineKey other) {
    assertThat(one.text().equals(other.text())).isEqualTo(one.equals(other));
  }

  @Property
  void noTextIsReadAsAKeyThatWouldBeWrittenInAnotherWay(@ForAll String text) {
    LineKey.parse(text).ifPresent(key -> assertThat(key.text()).isEqualTo(text));
  }

  @Example
  void theKeyIsThePlanAndTheFirstDay() {
    assertThat(new LineKey(UUID.fromString(PLAN), LocalDate.of(2026, 11, 30)).text())
        .isEqualTo(PLAN + "/2026-11-30");
  }

  @Example
  void whatIsNoKeyIsNotRead() {
    for (@Nullable String text :
        new @Nullable String[] {
          null,
          "",
          PLAN,
          PLAN + "/",
          PLAN + "/2026-02-30",
          PLAN.substring(1) + "/2026-11-30",
          PLAN + "/+999999999-12-31"
        }) {
      assertThat(LineKey.parse(text)).isEmpty();
    }
  }

  @Provide
  Arbitrary<LineKey> keys() {
    // Few plans, so that two keys often have one in common.
    return Combinators.combine(
            Arbitraries.longs().between(0, 3).map(low -> new UUID(7, low)),
            Arbitraries.integers().between(0, 80).map(LocalDate.of(2026, 11, 1)::plusDays))
        .as(LineKey::new);
  }
}
