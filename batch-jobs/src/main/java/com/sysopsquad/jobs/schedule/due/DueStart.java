package com.sysopsquad.jobs.schedule.due;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A due start that did not begin at once. */
public record DueStart(
    String schedule, Instant due, State state, String why, @Nullable Instant notBefore) {

  /** What became of it. */
  public enum State {
    /** Waits for the next day that is not in the calendar. */
    MOVED,
    /** Waits for the end of a blackout. */
    BLACKOUT,
    /** Waits for another job. */
    WAITING,
    /** Started later. */
    STARTED,
    /** Not started. */
    SKIPPED;

    boolean isOpen() {
      return this != STARTED && this != SKIPPED;
    }
  }
}
