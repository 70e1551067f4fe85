package com.sysopsquad.system;

import java.util.List;
import java.util.regex.Pattern;

/** What known cards look like in whatever form they might be stored. */
final class CardTraces {

  /** One of these stands in every name that speaks of a security code. */
  private static final List<String> HINTS = List.of("cv", "CV", "Cv", "ecurity", "ECURITY");

  private static final int NEAR = 60;

  private final List<String> numbers;
  private final Pattern code;

  CardTraces(List<KnownCard> cards) {
    this.numbers = cards.stream().flatMap(card -> card.renderings().stream()).distinct().toList();
    // Three digits stand everywhere: a code is one that stands beside a name that speaks of it.
    this.code =
        Pattern.compile(
            "(?i:cvc|cvv|cvn|security.?code)[^0-9a-z]{1,12}(?:%s)(?![0-9])"
                .formatted(String.join("|", cards.stream().map(KnownCard::securityCode).toList())));
  }

  /** Whether this text gives a number or a code away; bytes are read as ISO 8859-1. */
  boolean in(String text) {
    // A plain search for each goes through hundreds of megabytes far sooner than one pattern for
    // all.
    return numbers.stream().anyMatch(text::contains)
        || HINTS.stream().anyMatch(hint -> codeBeside(hint, text));
  }

  private boolean codeBeside(String hint, String text) {
    for (int at = text.indexOf(hint); at >= 0; at = text.indexOf(hint, at + 1)) {
      if (code.matcher(text)
          .region(Math.max(0, at - 1), Math.min(text.length(), at + NEAR))
          .find()) {
        return true;
      }
    }
    return false;
  }
}
