package com.sysopsquad.flows.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "4242.4242.4242.4242",
        "4242/4242/4242/4242",
        "4242_4242_4242_4242",
        "4242  4242  4242  4242",
        "4242 - 4242 - 4242 - 4242",
        "4242\u00a04242\u00a04242\u00a04242",
        "4242\u202f4242\u20094242\u20114242",
        "4242\u200b4242\u200b4242\u200b4242",
        "4242\n4242\n4242\n4242",
        "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2",
        "４２４２４２４２４２４２４２４２",
        "٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢",
        "४२४२४२४२४२४२४२४२",
        "④②④②④②④②④②④②④②④②",
        "4\uFE0F\u20E32\uFE0F\u20E34\uFE0F\u20E32\uFE0F\u20E34242 4242 4242",
        "4242\\u00204242\\u00204242\\u00204242",
        "4242\\\\u00a04242\\\\u00a04242\\\\u00a04242",
        "\\u0034242424242424242",
        "4242%204242%204242%204242",
        "4242+4242+4242+4242",
        "4242\\/4242\\/4242\\/4242",
        "378282246310005",
        "3782 822463 10005",
        "5555555555554444",
        "2223003122003222",
        "6011111111111117",
        "30569309025904",
        "3566002020360505",
        "6200000000000005",
        "6304000000000000",
        "2200770239097761",
        "4222222222222"
      })
  void aCardNumberIsFoundHoweverItIsWritten(String number) {
    assertThat(CardNumbers.in(number)).isTrue();
    assertThat(CardNumbers.mask("my card: " + number + ", good until 08/29"))
        .isEqualTo("my card: [number], good until 08/29");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order 12 4242 4242 4242 4242",
        "4242 4242 4242 4242 123",
        "08/29 4242424242424242",
        "x4242424242424242y",
        "{\"note\":\"4242424242424242\"}"
      })
  void aCardNumberIsFoundAmongOtherCharacters(String text) {
    assertThat(CardNumbers.mask(text)).contains("[number]").doesNotContain("4242");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424241",
        "424242424242",
        "2026-11-22T12:00:00Z",
        "2026-11-29 08:27:40.826",
        "0198f0c2-7a2b-7c3d-8e4f-9a0b1c2d3e4f",
        "42424242-4242-4242-8000-000000000000",
        "490154203237518",
        "352099001761481",
        "1791234567890",
        "6901443369825",
        "2026110000000011",
        "+1 (555) 010-4477",
        "totalMinor 123456",
        "4242424242424242a424242424242424",
        "1Z 999 AA1 01 2345 6784",
        ""
      })
  void whatIsNoCardNumberStays(String text) {
    assertThat(CardNumbers.in(text)).isFalse();
    assertThat(CardNumbers.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4", "4 ", "42 ", "4242424242424242", "\\", "\\u", "%", "4-", "4242-", "a4"})
  @Timeout(20)
  void noTextTakesLongToRead(String part) {
    String text = part.repeat(1_000_000 / part.length());

    assertThat(CardNumbers.mask(text)).isNotEmpty();
  }

  @Property
  void aVisaNumberOfSixteenDigitsIsFoundInAnyGroups(
      @ForAll @LongRange(min = 400_000_000_000_000L, max = 499_999_999_999_999L) long stem,
      @ForAll @IntRange(min = 1, max = 15) int first,
      @ForAll @IntRange(min = 1, max = 15) int second) {
    String number = stem + checkDigit(Long.toString(stem));
    StringBuilder groups = new StringBuilder(number).insert(Math.max(first, second), ' ');
    groups.insert(Math.min(first, second), '-');

    assertThat(CardNumbers.mask("x" + number + "y")).isEqualTo("x[number]y");
    assertThat(CardNumbers.mask("x" + groups + "y")).isEqualTo("x[number]y");
  }

  @Property
  void noUuidIsTakenForACard(@ForAll long most, @ForAll long least) {
    String id = new UUID(most & 0x0999_9999_0999_0999L, least & 0x0999_0999_9999_9999L).toString();

    assertThat(CardNumbers.mask("{\"id\":\"" + id + "\"}")).isEqualTo("{\"id\":\"" + id + "\"}");
  }

  /** The other way round than the code under test: from the left, by parity of the length. */
  private static String checkDigit(String stem) {
    int sum = 0;
    for (int i = 0; i < stem.length(); i++) {
      int digit = Character.digit(stem.charAt(i), 10);
      boolean doubled = (stem.length() - i) % 2 == 1;
      sum += doubled ? digit * 2 / 10 + digit * 2 % 10 : digit;
    }
    return Integer.toString((10 - sum % 10) % 10);
  }
}
