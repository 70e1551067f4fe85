package com.sysopsquad.portal.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "\ud83d\ude00",
        "\u2764\ufe0f",
        "e\u0301",
        "\ud83c\udde9\ud83c\uddea",
        "\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c\udfff",
        "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
        "\ud83e\udec8"
      })
  void whatPeopleSeeAsOneCharacterCountsAsOne(String character) {
    assertThat(TypedText.isLonger(character.repeat(120), 120)).isFalse();
    assertThat(TypedText.isLonger(character.repeat(121), 120)).isTrue();
    assertThat(TypedText.beginning(character.repeat(121), 120)).isEqualTo(character.repeat(120));
    assertThat(TypedText.stripped(" " + character + "\u200b")).isEqualTo(character);
  }

  @Test
  void accentsWithoutEndAreTooLong() {
    assertThat(TypedText.isLonger("e" + "\u0301".repeat(5_000), 120)).isTrue();
    assertThat(TypedText.isLonger("e" + "\u0301".repeat(20), 120)).isFalse();
  }

  @Test
  void blanksWithinATextStay() {
    assertThat(TypedText.stripped("\u00a0Ann\u00a0Lee\u00a0")).isEqualTo("Ann\u00a0Lee");
    assertThat(TypedText.lines("a\r\n\r\nb\n\u200b")).isEqualTo("a\n\nb");
    assertThat(TypedText.line(" a \u00a0 b\nc ")).isEqualTo("a b c");
    assertThat(TypedText.line("\u200b\u00a0")).isEmpty();
  }

  @Test
  void hugeTextsAreReadInNoTime() {
    String blanks = " ".repeat(2_000_000) + "x" + "\u200b".repeat(2_000_000) + "y";

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(TypedText.stripped(blanks)).hasSize(2_000_002);
          assertThat(TypedText.isLonger("e" + "\u0301".repeat(2_000_000), 120)).isTrue();
        });
  }
}
