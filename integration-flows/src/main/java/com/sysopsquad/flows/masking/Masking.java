package com.sysopsquad.flows.masking;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes card numbers, encrypted cards and passwords out of text that people or disks will see. */
public final class Masking {

  private static final Pattern CARD_NUMBER =
      Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])");

  private static final Pattern JWE =
      Pattern.compile(
          "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+){2,3}");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|security-?code|cvc|cvv)[\"']?\\s*[:=]\\s*[\"']?"
              + "|\\b(?:Basic|Bearer) )[^\\s\"',;&}\\]\\[]+");

  private Masking() {}

  /** The text without them, and without NUL, which PostgreSQL cannot keep. */
  public static String mask(String text) {
    String withoutJwe = JWE.matcher(text).replaceAll("[encrypted]");
    String withoutSecrets = SECRET.matcher(withoutJwe).replaceAll("$1[masked]");
    return CARD_NUMBER
        .matcher(withoutSecrets)
        .replaceAll(Masking::maskNumber)
        .replace('\0', '\uFFFD');
  }

  private static String maskNumber(MatchResult match) {
    String digits = match.group().replaceAll("[ -]", "");
    return passesLuhn(digits) ? "[number]" : match.group();
  }

  /** ISO/IEC 7812-1, annex B. */
  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
