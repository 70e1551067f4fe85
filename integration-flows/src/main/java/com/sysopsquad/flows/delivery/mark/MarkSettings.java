package com.sysopsquad.flows.delivery.mark;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a quantum notices that messages are lost.
 *
 * @param every how often marks are sent and missing messages are checked for; 0 switches both off
 * @param patience how long a message may be missing before it counts as lost; counted in rounds,
 *     without a clock
 */
@ConfigurationProperties("sysops.delivery.marks")
public record MarkSettings(
    @DefaultValue("1m") Duration every, @DefaultValue("2m") Duration patience) {

  /** Rejects invalid times. */
  public MarkSettings {
    if (every.isNegative() || patience.isNegative()) {
      throw new IllegalArgumentException(
          "sysops.delivery.marks.every and patience must not be negative");
    }
  }

  boolean areSent() {
    return every.toMillis() > 0;
  }

  /** After this many checks, at least one, a message is lost. */
  int looks() {
    return areSent() ? (int) Math.max(1, patience.toMillis() / every.toMillis()) : 1;
  }
}
