package com.sysopsquad.platform.launch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How long to wait before a process that ended is started again: 1, 2, 4 ... seconds and at most a
 * minute, by the ends of the last ten minutes. After five ends within a minute it is left alone.
 */
final class RestartPolicy {

  static final int MOST = 5;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration MEMORY = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  private final Deque<Duration> ends = new ArrayDeque<>();

  /**
   * The pause after one more end; empty when it is not started again.
   *
   * @param now the time on a clock that never jumps
   */
  Optional<Duration> ended(Duration now) {
    ends.addLast(now);
    ends.removeIf(end -> end.plus(MEMORY).compareTo(now) < 0);
    if (ends.stream().filter(end -> end.plus(WINDOW).compareTo(now) >= 0).count() >= MOST) {
      return Optional.empty();
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(ends.size() - 1, DOUBLINGS));
    return Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
  }
}
