package com.sysopsquad.flows.masking;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Removes card numbers, encrypted cards and passwords from text that is shown or stored. */
public final class Masking {

  private static final Pattern JWE =
      Pattern.compile(
          "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+){2,3}");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|security[-_"
              + " ]?code|cvc|cvv|cvn)\\\\{0,8}[\"']?\\s*[:=>]\\s*\\\\{0,8}[\"']?|\\b(?:Basic|Bearer)"
              + " )[^\\s\\\\\"',;&<}\\]\\[]+");

  /** In a URL: 256 random bits, as in our links, or more. */
  private static final Pattern TOKEN =
      Pattern.compile("(?<=[/=])(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{40,}(?![A-Za-z0-9_-])");

  private Masking() {}

  /** Whether the text contains a card number, or something encrypted that could be a card. */
  public static boolean mayHoldCard(String text) {
    return CardNumbers.in(text) || JWE.matcher(text).find();
  }

  /** Headers with all of these masked, in their names too; equal names keep all their values. */
  public static Map<String, String> mask(Map<String, String> headers) {
    Map<String, String> masked = new TreeMap<>();
    headers.forEach(
        (name, value) ->
            masked.merge(mask(name), mask(value), (first, other) -> first + ", " + other));
    return masked;
  }

  /** The text without the secrets of links, such as a link to set a password. */
  public static String maskLinks(String text) {
    return TOKEN.matcher(text).replaceAll("[masked]");
  }

  /** The text without all of these, and without NUL, which PostgreSQL cannot store. */
  public static String mask(String text) {
    String withoutJwe = JWE.matcher(text).replaceAll("[encrypted]");
    String withoutSecrets = SECRET.matcher(withoutJwe).replaceAll("$1[masked]");
    return CardNumbers.mask(withoutSecrets).replace('\0', '\uFFFD');
  }
}
