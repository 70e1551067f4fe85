package com.sysopsquad.flows.masking;

import java.util.regex.Pattern;

/** Takes card numbers, encrypted cards and passwords out of text that people or disks will see. */
public final class Masking {

  private static final Pattern JWE =
      Pattern.compile(
          "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+){2,3}");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|security[-_"
              + " ]?code|cvc|cvv|cvn)\\\\{0,8}[\"']?\\s*[:=>]\\s*\\\\{0,8}[\"']?|\\b(?:Basic|Bearer)"
              + " )[^\\s\\\\\"',;&<}\\]\\[]+");

  private Masking() {}

  /** The text without them, and without NUL, which PostgreSQL cannot keep. */
  public static String mask(String text) {
    String withoutJwe = JWE.matcher(text).replaceAll("[encrypted]");
    String withoutSecrets = SECRET.matcher(withoutJwe).replaceAll("$1[masked]");
    return CardNumbers.mask(withoutSecrets).replace('\0', '\uFFFD');
  }
}
