package com.sysopsquad.jobs.job;

import org.jspecify.annotations.Nullable;

/** A person's reason for a command, as it may be stored. */
public final class Reason {

  private static final int LONGEST = 2_000;

  private Reason() {}

  /**
   * The reason without surrounding spaces.
   *
   * @param missing message if there is none
   * @throws InvalidParameter if there is none, or it is too long or contains a card number
   */
  public static String required(@Nullable String given, String missing) {
    String reason = optional(given);
    if (reason == null) {
      throw new InvalidParameter(missing);
    }
    return reason;
  }

  /**
   * The same if none is required; null if there is none.
   *
   * @throws InvalidParameter if it is too long or contains a card number
   */
  public static @Nullable String optional(@Nullable String given) {
    String reason = given == null ? "" : given.replace("\0", "").strip();
    if (reason.length() > LONGEST) {
      throw new InvalidParameter(
          "The reason is too long. Use at most %d characters.".formatted(LONGEST));
    }
    TypedText.refuseCardNumber("The reason", reason);
    return reason.isEmpty() ? null : reason;
  }
}
