package com.sysopsquad.portal.ticket;

import java.util.Arrays;
import java.util.Locale;

/** Which of the tickets to show. */
public enum TicketFilter {
  ALL,
  OPEN,
  DONE;

  /** The filter of this name; all, if there is none. */
  public static TicketFilter of(String word) {
    return Arrays.stream(values())
        .filter(filter -> filter.word().equals(word))
        .findFirst()
        .orElse(ALL);
  }

  /** As addresses name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
