package com.sysopsquad.jobs.console.frame;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time on a page.
 *
 * @param machine for the attribute {@code datetime}; null when there is no time
 * @param utc to the second, for whoever points at it
 */
public record Timestamp(@Nullable String machine, String utc, String absolute, String relative) {

  /** The time in the format of all pages. */
  public static Timestamp of(@Nullable Instant instant, Formats formats) {
    return new Timestamp(
        instant == null ? null : instant.toString(),
        Formats.utc(instant),
        formats.time(instant),
        formats.relative(instant));
  }
}
