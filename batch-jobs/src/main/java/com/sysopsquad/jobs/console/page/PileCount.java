package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.Pile;
import java.util.Collection;

/** How many dead letters some piles hold, and how many of them can be sent again as they are. */
record PileCount(long dead, long replayable) {

  static PileCount of(Collection<Pile> piles) {
    return new PileCount(
        piles.stream().mapToLong(Pile::dead).sum(),
        piles.stream().mapToLong(Pile::replayable).sum());
  }

  /** For example "12 dead letters, of which 3 cannot be sent again as they are". */
  String words() {
    String all = letters(dead);
    if (replayable == dead) {
      return all;
    }
    return replayable == 0
        ? all + ", which cannot be sent again as " + (dead == 1 ? "it is" : "they are")
        : "%s, of which %s cannot be sent again as they are"
            .formatted(all, ProgressBar.number(dead - replayable));
  }

  static String letters(long count) {
    return ProgressBar.number(count) + (count == 1 ? " dead letter" : " dead letters");
  }
}
