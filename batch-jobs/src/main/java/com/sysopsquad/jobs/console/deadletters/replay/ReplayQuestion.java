package com.sysopsquad.jobs.console.deadletters.replay;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question before many dead letters are replayed.
 *
 * @param consequence how many are affected, and what happens to them
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
      return "There is nothing left to replay. Someone else may have handled it.";
    }
    String others =
        count.dead() == count.replayable()
            ? ""
            : " %s cannot be replayed as is and will stay dead."
                .formatted(ReplayableCount.deadLetters(count.dead() - count.replayable()));
    return "They go back to the queue where they failed, a few each second, along with any that"
        + " fail until then."
        + others
        + " Fix the cause first: a message that fails again becomes a dead letter again.";
  }

  private static String where(DeadLetterFilter filter) {
    String kind = filter.fingerprint() == null ? "" : "of group " + filter.fingerprint();
    String queue = filter.queue() == null ? "" : "on " + filter.queue();
    return (kind + " " + queue).strip();
  }
}
