package com.sysopsquad.flows.monitor.note;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with a dead letter or a group, apart from a decision.
 *
 * @param assignee to whom it was assigned; null if it was not
 * @param words the note, masked; null if it is an assignment
 */
public record DeadLetterNote(
    Instant at, String actor, Action action, @Nullable String assignee, @Nullable String words) {

  /** What it did. */
  public enum Action {
    /** Wrote a note. */
    NOTE,
    /** Assigned it to a person. */
    ASSIGN,
    /** Assigned it to nobody. */
    UNASSIGN
  }
}
