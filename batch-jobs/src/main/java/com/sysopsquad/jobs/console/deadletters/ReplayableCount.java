package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.jobs.console.frame.Formats;
import java.util.Collection;

/** How many dead letters some groups contain, and how many of them can be replayed as is. */
record ReplayableCount(long dead, long replayable) {

  static ReplayableCount of(Collection<DeadLetterGroup> groups) {
    return new ReplayableCount(
        groups.stream().mapToLong(DeadLetterGroup::dead).sum(),
        groups.stream().mapToLong(DeadLetterGroup::replayable).sum());
  }

  /** For example "12 dead letters (3 cannot be replayed as is)". */
  String words() {
    String all = deadLetters(dead);
    if (replayable == dead) {
      return all;
    }
    return replayable == 0
        ? all + " (cannot be replayed as is)"
        : "%s (%s cannot be replayed as is)".formatted(all, Formats.number(dead - replayable));
  }

  static String deadLetters(long count) {
    return Formats.counted(count, "dead letter");
  }
}
