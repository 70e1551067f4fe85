package com.sysopsquad.flows.monitor.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * A process, as it has reported itself.
 *
 * @param name where it runs
 * @param heardAt when its last report came
 * @param silentFor how long ago that was, by the clock of the database
 */
public record ProcessState(
    String quantum, String name, Instant startedAt, Instant heardAt, Duration silentFor) {

  /** Two reports are missing by then. */
  private static final Duration SILENT = Duration.ofSeconds(12);

  /** Whether nothing has been heard of it for too long. */
  public boolean isSilent() {
    return silentFor.compareTo(SILENT) >= 0;
  }
}
