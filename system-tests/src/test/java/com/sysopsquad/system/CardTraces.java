package com.sysopsquad.system;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What known cards look like in whatever form they might be stored. */
final class CardTraces {

  /** One of these stands in every name that speaks of a security code. */
  private static final List<String> HINTS = List.of("cv", "CV", "Cv", "ecurity", "ECURITY");

  private static final int NEAR = 60;

  /** Numbers of one issuer begin with the same characters in each spelling. */
  private static final int BEGINNING = 6;

  private final List<Family> families;
  private final @Nullable Pattern code;

  /** What numbers and security codes of these cards look like. */
  CardTraces(List<KnownCard> cards) {
    // Three digits stand everywhere: a code is one that stands beside a name that speaks of it.
    this(
        cards,
        Pattern.compile(
            "(?i:cvc|cvv|cvn|security.?code)[^0-9a-z]{1,12}(?:%s)(?![0-9])"
                .formatted(
                    String.join("|", cards.stream().map(KnownCard::securityCode).toList()))));
  }

  private CardTraces(List<KnownCard> cards, @Nullable Pattern code) {
    this.families =
        cards.stream()
            .flatMap(card -> card.renderings().stream())
            .collect(
                Collectors.groupingBy(
                    rendering -> rendering.substring(0, BEGINNING), Collectors.toSet()))
            .entrySet()
            .stream()
            .map(family -> Family.of(family.getKey(), family.getValue()))
            .toList();
    this.code = code;
  }

  /** What the numbers of these cards look like, whose codes nobody has typed. */
  static CardTraces ofNumbers(List<KnownCard> cards) {
    return new CardTraces(cards, null);
  }

  /** Whether this text gives a number or a code away; bytes are read as ISO 8859-1. */
  boolean in(String text) {
    // A plain search for each beginning goes through hundreds of megabytes far sooner than one
    // pattern for all, and than a search for each number.
    return families.stream().anyMatch(family -> family.in(text)) || codeIn(text);
  }

  private boolean codeIn(String text) {
    return code != null && HINTS.stream().anyMatch(hint -> codeBeside(code, hint, text));
  }

  private static boolean codeBeside(Pattern code, String hint, String text) {
    for (int at = text.indexOf(hint); at >= 0; at = text.indexOf(hint, at + 1)) {
      if (code.matcher(text)
          .region(Math.max(0, at - 1), Math.min(text.length(), at + NEAR))
          .find()) {
        return true;
      }
    }
    return false;
  }

  /** Renderings that begin alike. */
  private record Family(String beginning, Set<String> renderings, List<Integer> lengths) {

    static Family of(String beginning, Set<String> renderings) {
      return new Family(
          beginning, renderings, renderings.stream().map(String::length).distinct().toList());
    }

    boolean in(String text) {
      for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
        if (isOneAt(text, at)) {
          return true;
        }
      }
      return false;
    }

    private boolean isOneAt(String text, int at) {
      for (int length : lengths) {
        if (at + length <= text.length() && renderings.contains(text.substring(at, at + length))) {
          return true;
        }
      }
      return false;
    }
  }
}
