package com.sysopsquad.portal.ticket.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one customer may submit within an hour, on all replicas, on pages and through the API.
 *
 * @param tickets new tickets
 * @param comments comments on all tickets together; a separate photo counts as one
 * @param photos photos of all tickets and comments together
 */
@ConfigurationProperties("sysops.portal.hourly")
record HourlySettings(
    @DefaultValue("60") int tickets,
    @DefaultValue("120") int comments,
    @DefaultValue("120") int photos) {

  /** Rejects a limit that would allow nothing. */
  HourlySettings {
    if (tickets < 1 || comments < 1 || photos < 1) {
      throw new IllegalArgumentException("sysops.portal.hourly.* must be 1 at least");
    }
  }
}
