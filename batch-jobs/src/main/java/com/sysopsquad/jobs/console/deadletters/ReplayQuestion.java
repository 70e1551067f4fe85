package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.flows.monitor.DeadLetterFilter;
import com.sysopsquad.flows.monitor.DeadLetterGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked before many dead letters are sent again.
 *
 * @param consequence how many it concerns, and what happens to them
 * @param possible whether there is anything to send
 */
record ReplayQuestion(
    String question,
    String consequence,
    @Nullable String queue,
    @Nullable String fingerprint,
    boolean possible) {

  static ReplayQuestion of(DeadLetterFilter filter, List<DeadLetterGroup> groups) {
    List<DeadLetterGroup> meant =
        groups.stream()
            .filter(group -> filter.queue() == null || filter.queue().equals(group.queue()))
            .filter(
                group ->
                    filter.fingerprint() == null
                        || filter.fingerprint().equals(group.fingerprint()))
            .toList();
    ReplayableCount count = ReplayableCount.of(meant);
    return new ReplayQuestion(
        "Replay %s %s?".formatted(ReplayableCount.deadLetters(count.replayable()), where(filter)),
        consequence(count),
        filter.queue(),
        filter.fingerprint(),
        count.replayable() > 0);
  }

  private static String consequence(ReplayableCount count) {
    if (count.replayable() == 0) {
      return "There is nothing of this to send again: somebody else may have decided on it.";
    }
    String others =
        count.dead() == count.replayable()
            ? ""
            : " %s more stay dead, since they cannot be sent again as they are."
                .formatted(Formats.number(count.dead() - count.replayable()));
    return "They go to the queue where they failed, some a second, and so do those that fail until"
        + " then."
        + others
        + " Correct the cause first: what fails again is only dead again.";
  }

  private static String where(DeadLetterFilter filter) {
    String kind = filter.fingerprint() == null ? "" : "of kind " + filter.fingerprint();
    String queue = filter.queue() == null ? "" : "on " + filter.queue();
    return (kind + " " + queue).strip();
  }
}
