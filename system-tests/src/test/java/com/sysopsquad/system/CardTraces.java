package com.sysopsquad.system;

import java.util.List;
import java.util.regex.Pattern;

/** What known cards look like in whatever form they might be stored. */
final class CardTraces {

  private final Pattern number;
  private final Pattern code;

  CardTraces(List<KnownCard> cards) {
    this.number =
        anyOf(cards.stream().flatMap(card -> card.renderings().stream()).toList(), "", "");
    // Three digits stand everywhere: a code is one that stands beside a name that speaks of it.
    this.code =
        anyOf(
            cards.stream().map(KnownCard::securityCode).toList(),
            "(?i:cvc|cvv|cvn|security.?code)[^0-9a-z]{1,12}",
            "(?![0-9])");
  }

  /** Whether this text gives a number or a code away; bytes are read as ISO 8859-1. */
  boolean in(String text) {
    return number.matcher(text).find() || code.matcher(text).find();
  }

  private static Pattern anyOf(List<String> texts, String before, String after) {
    return Pattern.compile(
        before
            + "(?:"
            + String.join("|", texts.stream().map(Pattern::quote).toList())
            + ")"
            + after);
  }
}
