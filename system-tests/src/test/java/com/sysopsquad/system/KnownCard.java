package com.sysopsquad.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A card whose number and code occur nowhere else, so that finding them proves a leak. */
record KnownCard(String number, String securityCode) {

  /** The n-th: a number that passes the Luhn check; of an even one the provider approves. */
  static KnownCard ofNumber(int n) {
    String issuer = n % 2 == 0 ? "424242" : "453971";
    String withoutCheck = issuer + "%09d".formatted(310_000_000 + n * 7_919_317L % 600_000_000);
    return new KnownCard(
        withoutCheck + checkDigit(withoutCheck), "%03d".formatted(101 + n * 43 % 899));
  }

  /** The number as it may be written, in ISO 8859-1 bytes. */
  List<String> renderings() {
    List<String> renderings = new ArrayList<>();
    renderings.add(number);
    renderings.add(number.replaceAll("(.{4})(?!$)", "$1 "));
    renderings.add(number.replaceAll("(.{4})(?!$)", "$1-"));
    renderings.add(HexFormat.of().formatHex(number.getBytes(StandardCharsets.US_ASCII)));
    // Within longer text in base64 the number may begin at any of three positions.
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = ("xxx".substring(0, shift) + number).getBytes(StandardCharsets.US_ASCII);
      String encoded = Base64.getEncoder().encodeToString(shifted);
      renderings.add(encoded.substring(shift == 0 ? 0 : 4, encoded.length() - 4));
    }
    // As UTF-16.
    renderings.add(
        new String(number.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    return renderings;
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
