package com.sysopsquad.billing.bill;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a bill is for, in values that survive the loss of the database: a plan and the first day of
 * a period. It is unique for each bill, and a bill that is frozen again after a restore has the
 * same one as before.
 */
public record LineKey(UUID planId, LocalDate periodStart) {

  private static final int PLAN_ID_LENGTH = 36;
  private static final int LENGTH = PLAN_ID_LENGTH + "/2026-11-30".length();

  /** The form that the provider gets: the plan, a slash, and the day as in 2026-11-30. */
  public String text() {
    return planId + "/" + periodStart;
  }

  /** Parses the result of {@link #text()}; empty for anything else. */
  public static Optional<LineKey> parse(@Nullable String text) {
    if (text == null || text.length() != LENGTH || text.charAt(PLAN_ID_LENGTH) != '/') {
      return Optional.empty();
    }
    try {
      LineKey key =
          new LineKey(
              UUID.fromString(text.substring(0, PLAN_ID_LENGTH)),
              LocalDate.parse(text.substring(PLAN_ID_LENGTH + 1)));
      return key.text().equals(text) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
