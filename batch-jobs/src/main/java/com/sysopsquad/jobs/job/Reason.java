package com.sysopsquad.jobs.job;

import com.sysopsquad.flows.masking.CardNumbers;
import org.jspecify.annotations.Nullable;

/** The reason that a person gives for a command, as it may be kept. */
public final class Reason {

  private static final int LONGEST = 2_000;

  private Reason() {}

  /**
   * The reason without spaces around it.
   *
   * @param missing what to say when there is none
   * @throws InvalidParameter when there is none, or it is too long or contains a card number
   */
  public static String required(@Nullable String given, String missing) {
    String reason = optional(given);
    if (reason == null) {
      throw new InvalidParameter(missing);
    }
    return reason;
  }

  /**
   * The same where none is needed; null: there is none.
   *
   * @throws InvalidParameter when it is too long or contains a card number
   */
  public static @Nullable String optional(@Nullable String given) {
    String reason = given == null ? "" : given.replace("\0", "").strip();
    if (reason.length() > LONGEST) {
      throw new InvalidParameter(
          "The reason is too long. Use at most %d characters.".formatted(LONGEST));
    }
    if (CardNumbers.in(reason)) {
      throw new InvalidParameter("The reason contains a card number. Remove it and try again.");
    }
    return reason.isEmpty() ? null : reason;
  }
}
