package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.monitor.channel.CriticalTime;
import com.sysopsquad.jobs.console.frame.Formats;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A critical time for people: it is known as a range, so its longest time is named. */
final class TimeText {

  private TimeText() {}

  /** For example "≤ 50 ms", "≤ 10 seconds", or a dash if there is none. */
  static String of(@Nullable CriticalTime time, int percent) {
    Duration within = time == null ? null : time.within(percent);
    if (within == null) {
      return "–";
    }
    if (CriticalTime.isBeyond(within)) {
      return "> " + Formats.duration(within.minusSeconds(1));
    }
    return "≤ "
        + (within.toSeconds() < 1 || within.toMillis() % 1_000 != 0
            ? Formats.number(within.toMillis()) + " ms"
            : Formats.duration(within));
  }

  /** In milliseconds; null if there is none, or if it is longer than all that are told apart. */
  static @Nullable Long millis(@Nullable CriticalTime time, int percent) {
    Duration within = time == null ? null : time.within(percent);
    return within == null || CriticalTime.isBeyond(within) ? null : within.toMillis();
  }
}
