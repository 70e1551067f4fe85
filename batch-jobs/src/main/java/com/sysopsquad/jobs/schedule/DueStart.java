package com.sysopsquad.jobs.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A due start that did not begin at once. */
record DueStart(
    String schedule, Instant due, State state, String why, @Nullable Instant notBefore) {

  /** What became of it. */
  enum State {
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
