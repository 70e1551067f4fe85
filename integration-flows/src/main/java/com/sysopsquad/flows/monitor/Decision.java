package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.masking.CardNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Who decides on a dead letter, and why.
 *
 * @param revision of the dead letter that was looked at; null: whatever it is
 */
public record Decision(String actor, @Nullable String reason, @Nullable Long revision) {

  /** Refuses a reason that would keep a card number in clear. */
  public Decision {
    if (reason != null && CardNumbers.in(reason)) {
      throw new DeadLetterRefused("The reason contains a card number. Remove it and try again.");
    }
  }
}
