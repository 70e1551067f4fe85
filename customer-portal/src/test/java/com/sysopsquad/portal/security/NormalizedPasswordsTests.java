package com.sysopsquad.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A password is the same with any keyboard.
 *
 * <p>Tried: umlauts, accents, Hangul and the sign of the angstrom, each composed and decomposed;
 * hashes of before; other accents.
 */
class NormalizedPasswordsTests {

  private final BCryptPasswordEncoder plain = new BCryptPasswordEncoder(4);
  private final NormalizedPasswords passwords = new NormalizedPasswords(plain);

  @ParameterizedTest
  @CsvSource({
    "M\u00fcller tanzt im Regen, Mu\u0308ller tanzt im Regen",
    "caf\u00e9 au lait \u00e0 midi, cafe\u0301 au lait a\u0300 midi",
    "\ud55c\uae00 \ube44\ubc00\ubc88\ud638, \u1112\u1161\u11ab\u1100\u1173\u11af"
        + " \u1107\u1175\u1106\u1175\u11af\u1107\u1165\u11ab\u1112\u1169",
    "12 \u212b long and narrow, 12 A\u030a long and narrow"
  })
  void aPasswordIsTheSameHoweverTheKeyboardComposesIt(String one, String other) {
    assertThat(passwords.matches(other, passwords.encode(one))).isTrue();
    assertThat(passwords.matches(one, passwords.encode(other))).isTrue();
    assertThat(passwords.matches(other + "!", passwords.encode(one))).isFalse();
  }

  @Test
  void aHashOfBeforeStaysGood() {
    String composed = "M\u00fcller tanzt im Regen";
    String decomposed = "Mu\u0308ller tanzt im Regen";

    for (String set : new String[] {composed, decomposed}) {
      assertThat(passwords.matches(composed, plain.encode(set))).isTrue();
      assertThat(passwords.matches(decomposed, plain.encode(set))).isTrue();
    }
  }

  @Test
  void anotherAccentIsAnotherPassword() {
    assertThat(passwords.matches("Muller tanzt", passwords.encode("M\u00fcller tanzt"))).isFalse();
    assertThat(passwords.matches("M\u00fbller tanzt", passwords.encode("M\u00fcller tanzt")))
        .isFalse();
  }
}
