package com.sysopsquad.flows.monitor.decision;

import com.sysopsquad.flows.masking.CardNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Who decides on a dead letter, and why.
 *
 * @param revision the revision of the dead letter that the person saw; null: any
 */
public record Decision(String actor, @Nullable String reason, @Nullable Long revision) {

  /** Rejects a reason that contains a card number. */
  public Decision {
    if (reason != null && CardNumbers.in(reason)) {
      throw new DeadLetterRefused("The reason contains a card number. Remove it and try again.");
    }
  }
}
