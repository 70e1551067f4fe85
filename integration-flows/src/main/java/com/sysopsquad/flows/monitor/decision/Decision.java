package com.sysopsquad.flows.monitor.decision;

import com.sysopsquad.flows.masking.CardNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Who decides on a dead letter, and why.
 *
 * @param revision the revision of the dead letter that the person saw; null: any
 */
public record Decision(String actor, @Nullable String reason, @Nullable Long revision) {

  private static final int LONGEST = 2_000;

  /** Rejects a reason that is too long or contains a card number. */
  public Decision {
    reason = reason == null ? null : reason.replace("\0", "");
    if (reason != null && reason.length() > LONGEST) {
      throw new DeadLetterRefused(
          "The reason is too long. Use at most %d characters.".formatted(LONGEST));
    }
    if (reason != null && CardNumbers.in(reason)) {
      throw new DeadLetterRefused("The reason contains a card number. Remove it and try again.");
    }
  }
}
