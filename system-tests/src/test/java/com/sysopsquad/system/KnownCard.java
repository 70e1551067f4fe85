package com.sysopsquad.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A card whose number and code occur nowhere else, so that finding them proves a leak. */
record KnownCard(String number, String securityCode) {

  /** The n-th: a number that passes the Luhn check; of an even one the provider approves. */
  static KnownCard ofNumber(int n) {
    String issuer = n % 2 == 0 ? "424242" : "453971";
    return of(issuer + "%09d".formatted(310_000_000 + n * 7_919_317L % 600_000_000), n);
  }

  /** The n-th of those that can be written in this spelling. */
  static KnownCard in(CardSpelling spelling, int n) {
    return spelling == CardSpelling.FOUR_SIX_FIVE
        ? of("378282" + "%08d".formatted(31_000_000 + n * 791_933L % 60_000_000), n)
        : ofNumber(n);
  }

  private static KnownCard of(String withoutCheck, int n) {
    return new KnownCard(
        withoutCheck + checkDigit(withoutCheck), "%03d".formatted(101 + n * 43 % 899));
  }

  /**
   * The number as it may be found: in the text of a row, or in a file whose bytes are read as ISO
   * 8859-1.
   */
  List<String> renderings() {
    List<String> renderings = new ArrayList<>();
    spellings().flatMap(KnownCard::escaped).forEach(text -> addTo(renderings, text));
    renderings.add(HexFormat.of().formatHex(number.getBytes(US_ASCII)));
    // Within longer text in base64 the number may begin at any of three positions.
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = ("xxx".substring(0, shift) + number).getBytes(US_ASCII);
      String encoded = Base64.getEncoder().encodeToString(shifted);
      renderings.add(encoded.substring(shift == 0 ? 0 : 4, encoded.length() - 4));
    }
    return renderings.stream().distinct().toList();
  }

  private Stream<String> spellings() {
    return Stream.concat(
        Stream.of(CardSpelling.values()).map(spelling -> spelling.of(number)),
        Stream.of("\t", "\n", "\r\n")
            .map(separator -> String.join(separator, CardSpelling.groups(number))));
  }

  /** The text, the text within JSON, and either within a row or within JSON again. */
  private static Stream<String> escaped(String text) {
    StringBuilder json = new StringBuilder();
    text.chars()
        .forEach(
            unit -> {
              switch (unit) {
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\\' -> json.append("\\\\");
                default ->
                    json.append(unit < 0x80 ? Character.toString(unit) : "\\u%04x".formatted(unit));
              }
            });
    return Stream.of(text, twice(text), json.toString(), twice(json.toString()));
  }

  private static String twice(String escaped) {
    return escaped.replace("\\", "\\\\");
  }

  /** As characters, and as the bytes that databases, logs and the broker's journal store. */
  private static void addTo(List<String> renderings, String text) {
    renderings.add(text);
    renderings.add(new String(text.getBytes(UTF_8), ISO_8859_1));
    renderings.add(new String(text.getBytes(UTF_16LE), ISO_8859_1));
  }

  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10;
  }
}
