package com.sysopsquad.portal.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeysTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242_4242_4242_4242",
        "4242\u00a04242\u00a04242\u00a04242",
        "4242\t4242\t4242\t4242",
        "\uff14242424242424242",
        "3782 822463 10005"
      })
  void aCardNumberInTheNameOfAPasskeyIsMasked(String number) {
    assertThat(Passkeys.label("Phone " + number)).isEqualTo("Phone [number]");
  }

  @Test
  void aNumberThatWouldBeCutIsMaskedWhole() {
    assertThat(Passkeys.label("x".repeat(50) + " 4242424242424242"))
        .isEqualTo("x".repeat(50) + " [number]");
  }

  @Test
  void aNameStaysAsItWasTypedAndAPasskeyAlwaysHasOne() {
    assertThat(Passkeys.label(" Ada's  phone ")).isEqualTo("Ada's phone");
    assertThat(Passkeys.label(" ")).isEqualTo("Passkey");
    assertThat(Passkeys.label(null)).isEqualTo("Passkey");
  }
}
