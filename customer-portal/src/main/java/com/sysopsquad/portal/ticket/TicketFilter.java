package com.sysopsquad.portal.ticket;

import java.util.Arrays;
import java.util.Locale;

/** Which tickets to show. */
public enum TicketFilter {
  ALL,
  OPEN,
  DONE;

  /** The filter with this name; all if there is none. */
  public static TicketFilter of(String word) {
    return Arrays.stream(values())
        .filter(filter -> filter.word().equals(word))
        .findFirst()
        .orElse(ALL);
  }

  /** Its name in URLs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
