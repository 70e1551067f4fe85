package com.sysopsquad.jobs.console.deadletters.replay;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.jobs.console.frame.Formats;
import java.util.Collection;

/** How many dead letters some groups contain, and how many of them can be replayed as is. */
public record ReplayableCount(long dead, long replayable) {

  /** All of them together. */
  public static ReplayableCount of(Collection<DeadLetterGroup> groups) {
    return new ReplayableCount(
        groups.stream().mapToLong(DeadLetterGroup::dead).sum(),
        groups.stream().mapToLong(DeadLetterGroup::replayable).sum());
  }

  /** For example "12 dead letters (3 cannot be replayed as is)". */
  public String words() {
    String all = deadLetters(dead);
    if (replayable == dead) {
      return all;
    }
    return replayable == 0
        ? all + " (cannot be replayed as is)"
        : "%s (%s cannot be replayed as is)".formatted(all, Formats.number(dead - replayable));
  }

  /** For example "12 dead letters". */
  public static String deadLetters(long count) {
    return Formats.counted(count, "dead letter");
  }
}
