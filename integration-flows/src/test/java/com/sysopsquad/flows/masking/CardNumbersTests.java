package com.sysopsquad.flows.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "4222222222222",
        "4242     4242     4242     4242",
        "4242\n    4242\n    4242\n    4242",
        "4242  -  4242  -  4242  -  4242",
        "\uD83A\uDD54\uD83A\uDD52\uD83A\uDD54\uD83A\uDD52\uD83A\uDD54\uD83A\uDD52\uD83A\uDD54\uD83A\uDD52\uD83A\uDD54\uD83A\uDD52\uD83A\uDD54\uD83A\uDD52\uD83A\uDD54\uD83A\uDD52\uD83A\uDD54\uD83A\uDD52",
        "❹❷❹❷❹❷❹❷❹❷❹❷❹❷❹❷",
        "⒋⒉⒋⒉⒋⒉⒋⒉⒋⒉⒋⒉⒋⒉⒋⒉",
        "⑷⑵⑷⑵⑷⑵⑷⑵⑷⑵⑷⑵⑷⑵⑷⑵",
        "4242=204242=204242=204242",
        "42424242,42424242",
        "&#52&#50&#52&#50&#52&#50&#52&#50&#52&#50&#52&#50&#52&#50&#52&#50",
        "8600123456789012",
        "9860123456789015",
        "6363681234567894",
        "6370951234567892"
      })
  void aCardNumberIsFoundHoweverItIsWritten(String number) {
    assertThat(CardNumbers.in(number)).isTrue();
    assertThat(CardNumbers.mask("my card: " + number + ", good until 08/29"))
        .isEqualTo("my card: [number], good until 08/29");
  }

  /**
   * Tried: each punctuation mark of a keyboard, with blanks and in pairs; entities by name, in
   * decimal and hexadecimal digits, and escaped twice; bytes of UTF-8 in a URL; tags; what shows as
   * a blank; full-width punctuation; the groups of other schemes.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242,4242,4242,4242",
        "4242, 4242, 4242, 4242",
        "4242 , 4242 , 4242 , 4242",
        "4242:4242:4242:4242",
        "4242;4242;4242;4242",
        "4242'4242'4242'4242",
        "4242’4242’4242’4242",
        "4242\"4242\"4242\"4242",
        "4242\",\"4242\",\"4242\",\"4242",
        "4242\\\",\\\"4242\\\",\\\"4242\\\",\\\"4242",
        "4242)(4242)(4242)(4242",
        "4242] [4242] [4242] [4242",
        "4242*4242*4242*4242",
        "4242~4242~4242~4242",
        "4242#4242#4242#4242",
        "4242=4242=4242=4242",
        "4242&4242&4242&4242",
        "4242^4242^4242^4242",
        "4242%4242%4242%4242",
        "4242→4242→4242→4242",
        "4242,4242;4242 4242",
        "4242%2C4242%2C4242%2C4242",
        "4242%25204242%25204242%25204242",
        "4242%C2%A04242%C2%A04242%C2%A04242",
        "4242%E2%80%894242%E2%80%894242%E2%80%894242",
        "4242&nbsp;4242&nbsp;4242&nbsp;4242",
        "4242&amp;nbsp;4242&amp;nbsp;4242&amp;nbsp;4242",
        "4242&#160;4242&#xA0;4242&#32;4242",
        "4242<br>4242<br/>4242<BR />4242",
        "4242</td><td>4242</td><td class=\"x\">4242</td> <td>4242",
        "4242\u28004242\u28004242\u28004242",
        "4242\u31644242\uFFA04242\u115F4242",
        "4242\u00004242\u00004242\u00004242",
        "４２４２．４２４２．４２４２．４２４２",
        "４２４２／４２４２／４２４２／４２４２",
        "４２４２，４２４２，４２４２，４２４２",
        "4242・4242・4242・4242",
        "4242、4242、4242、4242",
        "3782,822463,10005",
        "3056,930902,5904"
      })
  void aCardNumberIsFoundWithAnyPunctuationBetweenItsGroups(String number) {
    assertThat(CardNumbers.mask("my card: " + number + ", good until 08/29"))
        .isEqualTo("my card: [number], good until 08/29");
  }

  /** Tried: years of two and four digits, in both orders, with a code; one number and another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "04242424242424242",
        "0004242424242424242",
        "0378282246310005",
        "42424242424242420829",
        "42424242424242422908",
        "4242424242424242082029",
        "4242424242424242202908",
        "42424242424242420829123",
        "3782822463100050829",
        "37828224631000508291234",
        "42424242424242424242424242424242",
        "424242424242424242424242424242424242424242424242",
        "42424242424242425555555555554444",
        "3782822463100054242424242424242"
      })
  void aCardNumberIsFoundInARowOfDigits(String row) {
    assertThat(CardNumbers.mask("my card: " + row + ", thanks"))
        .isEqualTo("my card: [number], thanks");
  }

  /** Tried: what a swipe yields, and all that reads like the beginning of an escape. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%B4242424242424242^DOE/JOHN^29121010000 | %B[number]^DOE/JOHN^29121010000",
        ";4242424242424242=29121010000? | ;[number]=29121010000?",
        "card%4242424242424242 | card%[number]",
        "card%B4242 4242 4242 4242 | card%B[number]",
        "\\u4242 4242 4242 4242 | \\u[number]",
        "\\u4242424242424242 | \\u[number]",
        "\\n4242424242424242 | \\n[number]",
        "&#4242424242424242; | &#[number];",
        "<b4242424242424242> | <b[number]>",
        "(4242)(4242)(4242)(4242) | ([number])"
      })
  void whatReadsLikeAnEscapeHidesNoCardNumber(String text, String masked) {
    assertThat(CardNumbers.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order 12 4242 4242 4242 4242",
        "12,4242 4242 4242 4242,13",
        "12,4242,4242,4242,4242,0829,123",
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
        "2026-12-36-261201131709-000001",
        "Invoice 2030-12-07-301201131744-000003",
        "490154203237518",
        "352099001761481",
        "1791234567890",
        "6901443369825",
        "2026110000000011",
        "+1 (555) 010-4477",
        "totalMinor 123456",
        "4242424242424242a424242424242424",
        "1Z 999 AA1 01 2345 6784",
        "[4242,4242,4242,4242,4242,4242,4242,4242,4242]",
        "[0,0,4,2,4,2,4,2,4,2,4,2,4,2,4,2,4,2,0]",
        "424242,4242424242",
        "4242424242,424242",
        "42,42,4242,4242,4242",
        "4242.42;4242.42;4242.42;42.42",
        "2026-11-29,4242,42.42,4242.42",
        "00490154203237518",
        "0490154203237518",
        "0004242424242424",
        "00000000000042424242",
        "20261129103015123456",
        "42424242424242429999",
        ""
      })
  void whatIsNoCardNumberStays(String text) {
    assertThat(CardNumbers.in(text)).isFalse();
    assertThat(CardNumbers.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "4 ",
        "42 ",
        "4242424242424242",
        "\\",
        "\\u",
        "%",
        "4-",
        "4242-",
        "a4",
        "0",
        "4,",
        "4242,",
        "%25",
        "%E2",
        "&",
        "&amp;",
        "&amp;#",
        "<",
        "<a",
        "4<a",
        "4242&nbsp;",
        "\u3164",
        "4、"
      })
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
  void aVisaNumberInGroupsOfFourIsFoundWithAnyPunctuation(
      @ForAll @LongRange(min = 400_000_000_000_000L, max = 499_999_999_999_999L) long stem,
      @ForAll @IntRange(min = 0, max = 13) int punctuation) {
    char separator = ",:;'\"*~#=&|!?$".charAt(punctuation);
    String number = stem + checkDigit(Long.toString(stem));
    String groups =
        String.join(
            Character.toString(separator),
            number.substring(0, 4),
            number.substring(4, 8),
            number.substring(8, 12),
            number.substring(12));

    assertThat(CardNumbers.mask("x" + groups + "y")).isEqualTo("x[number]y");
  }

  @Property
  void noListOfNumbersIsTakenForACard(
      @ForAll @Size(min = 9, max = 40) List<@IntRange(min = 0, max = 999_999) Integer> numbers) {
    String list = numbers.toString();

    assertThat(CardNumbers.mask(list)).isEqualTo(list);
    assertThat(CardNumbers.mask(list.replace(" ", ""))).isEqualTo(list.replace(" ", ""));
  }

  @Property
  void noAmountsOfMoneyAreTakenForACard(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 9_999_999) Integer> cents,
      @ForAll boolean semicolon) {
    String row =
        cents.stream()
            .map(amount -> "%d.%02d".formatted(amount / 100, amount % 100))
            .collect(Collectors.joining(semicolon ? ";" : ","));

    assertThat(CardNumbers.mask(row)).isEqualTo(row);
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
