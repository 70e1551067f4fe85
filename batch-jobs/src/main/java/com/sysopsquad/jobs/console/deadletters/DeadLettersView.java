package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterTrend;
import com.sysopsquad.flows.monitor.decision.HeldReplay;
import com.sysopsquad.flows.monitor.note.NoteSubject;
import com.sysopsquad.jobs.console.deadletters.replay.ReplayableCount;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Paged;
import java.util.List;
import java.util.Map;

/**
 * The open dead letters, by queue and group and one by one, under a heading.
 *
 * @param held the replays that wait until somebody decides
 */
record DeadLettersView(
    String heading,
    String context,
    List<HeldReplayView> held,
    List<DeadLettersOfQueue> queues,
    Paged<DeadLetterView> paged) {

  static DeadLettersView of(
      List<DeadLetterGroup> groups,
      List<DeadLetterTrend> trends,
      Map<NoteSubject.Group, String> assignees,
      List<HeldReplay> held,
      Paged<DeadLetterView> paged,
      long open,
      Formats formats) {
    long dead = ReplayableCount.of(groups).dead();
    long others = Math.max(0, open - dead);
    return new DeadLettersView(
        heading(dead, others),
        context(dead, others, groups),
        held.stream().map(HeldReplayView::of).toList(),
        DeadLettersOfQueue.of(groups, trends, assignees, formats),
        paged);
  }

  private static String heading(long dead, long others) {
    if (dead > 0) {
      return ReplayableCount.deadLetters(dead) + (dead == 1 ? " needs" : " need") + " a decision";
    }
    return others > 0 ? "Failed messages are being retried" : "No dead letters";
  }

  private static String context(long dead, long others, List<DeadLetterGroup> groups) {
    if (dead == 0 && others == 0) {
      return "Every message was applied.";
    }
    String more = others == 0 ? "" : "%s being retried.".formatted(Formats.number(others));
    return dead == 0
        ? more
        : (Formats.counted(groups.size(), "group") + ". Fix the cause first, then replay. " + more)
            .strip();
  }
}
