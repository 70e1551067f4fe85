package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.DeadLetterGroup;
import java.util.Collection;

/** How many dead letters some groups hold, and how many of them can be sent again as they are. */
record GroupCount(long dead, long replayable) {

  static GroupCount of(Collection<DeadLetterGroup> groups) {
    return new GroupCount(
        groups.stream().mapToLong(DeadLetterGroup::dead).sum(),
        groups.stream().mapToLong(DeadLetterGroup::replayable).sum());
  }

  /** For example "12 dead letters, of which 3 cannot be sent again as they are". */
  String words() {
    String all = deadLetters(dead);
    if (replayable == dead) {
      return all;
    }
    return replayable == 0
        ? all + ", which cannot be sent again as " + (dead == 1 ? "it is" : "they are")
        : "%s, of which %s cannot be sent again as they are"
            .formatted(all, ProgressBar.number(dead - replayable));
  }

  static String deadLetters(long count) {
    return ProgressBar.number(count) + (count == 1 ? " dead letter" : " dead letters");
  }
}
