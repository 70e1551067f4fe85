package com.sysopsquad.portal.ticket;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one customer may hand in within an hour, by whatever replica, on the pages or by the
 * API.
 *
 * @param tickets that are new
 * @param comments on all tickets together; a photo that comes by itself is one
 * @param photos of all tickets and comments together
 */
@ConfigurationProperties("sysops.portal.hourly")
record HourlySettings(
    @DefaultValue("60") int tickets,
    @DefaultValue("120") int comments,
    @DefaultValue("120") int photos) {

  /** Refuses a limit that would let nothing pass. */
  HourlySettings {
    if (tickets < 1 || comments < 1 || photos < 1) {
      throw new IllegalArgumentException("sysops.portal.hourly.* must be 1 at least");
    }
  }
}
