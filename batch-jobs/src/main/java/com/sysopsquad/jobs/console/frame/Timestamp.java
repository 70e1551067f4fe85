package com.sysopsquad.jobs.console.frame;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A time on a page.
 *
 * @param machine value of the attribute {@code datetime}; null if there is no time
 * @param utc to the second, shown on hover
 */
public record Timestamp(@Nullable String machine, String utc, String absolute, String relative) {

  /** The time in the format of all pages. */
  public static Timestamp of(@Nullable Instant instant, Formats formats) {
    return new Timestamp(
        instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString(),
        Formats.utc(instant),
        formats.time(instant),
        formats.relative(instant));
  }
}
