package com.sysopsquad.flows.delivery.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a body that is too large. */
class BodiesTests {

  /** Tried: numbers that the end of the beginning would cut after each of their groups. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242,4242,4242,4242",
        "4242&nbsp;4242&nbsp;4242&nbsp;4242",
        "4242\\u00204242\\u00204242\\u00204242",
        "４２４２．４２４２．４２４２．４２４２"
      })
  void noPartOfACardNumberIsLeftAtTheEndOfABeginning(String number) {
    for (int before = Bodies.BEGINNING - number.length(); before <= Bodies.BEGINNING; before++) {
      String beginning = Bodies.beginning("x".repeat(before) + number + "y".repeat(5_000));

      assertThat(beginning)
          .hasSizeLessThanOrEqualTo(Bodies.BEGINNING)
          .startsWith("x".repeat(before))
          .doesNotContainPattern("\\p{Nd}");
    }
  }

  @Test
  void aBeginningWithoutACardNumberIsTheTextItself() {
    assertThat(Bodies.beginning("ä".repeat(2_000))).isEqualTo("ä".repeat(Bodies.BEGINNING));
    assertThat(Bodies.beginning("short")).isEqualTo("short");
  }
}
