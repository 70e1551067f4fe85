package com.sysopsquad.platform.launch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How long to wait before a process that ended is restarted: 1, 2, 4 ... seconds and at most a
 * minute, depending on the number of ends in the last ten minutes. After five ends within a minute
 * it is not restarted, unless the disk is full: then it is restarted every minute.
 */
final class RestartPolicy {

  static final int MOST = 5;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration MEMORY = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  private final Deque<Duration> ends = new ArrayDeque<>();

  /**
   * The pause after another end; empty if it is not restarted.
   *
   * @param now time of a clock that never jumps
   * @param diskIsFull whether a full disk may have ended it
   */
  Optional<Duration> ended(Duration now, boolean diskIsFull) {
    ends.addLast(now);
    ends.removeIf(end -> end.plus(MEMORY).compareTo(now) < 0);
    if (ends.stream().filter(end -> end.plus(WINDOW).compareTo(now) >= 0).count() >= MOST) {
      return diskIsFull ? Optional.of(LONGEST) : Optional.empty();
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(ends.size() - 1, DOUBLINGS));
    return Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
  }
}
