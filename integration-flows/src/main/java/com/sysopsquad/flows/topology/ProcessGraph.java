package com.sysopsquad.flows.topology;

import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A process with its endpoints and channels, as it last reported them.
 *
 * @param name where it runs
 * @param heardAt when its last report came
 * @param silentFor how long ago that was, by the clock of the database
 * @param graph empty if it has not reported one
 */
public record ProcessGraph(
    UUID id,
    String quantum,
    String name,
    Instant startedAt,
    Instant heardAt,
    Duration silentFor,
    EndpointGraph graph) {

  /** Two reports are missing by then. */
  private static final Duration SILENT = Duration.ofSeconds(12);

  /** Whether nothing has been heard of it for too long. */
  public boolean isSilent() {
    return silentFor.compareTo(SILENT) >= 0;
  }
}
