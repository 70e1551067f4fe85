package com.sysopsquad.jobs.console.page;

import com.sysopsquad.jobs.console.Moments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment as a page tells it.
 *
 * @param machine for the attribute {@code datetime}; null when there is no moment
 */
record Told(@Nullable String machine, String absolute, String relative) {

  static Told of(@Nullable Instant instant, Moments moments) {
    return new Told(
        instant == null ? null : instant.toString(),
        moments.absolute(instant),
        moments.relative(instant));
  }
}
