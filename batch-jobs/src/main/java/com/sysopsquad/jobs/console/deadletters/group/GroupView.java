package com.sysopsquad.jobs.console.deadletters.group;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.jobs.console.deadletters.replay.ReplayableCount;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.util.List;

/**
 * A group of dead letters on its page.
 *
 * @param heading how many need a decision
 * @param replayable whether any can be sent again as is
 */
record GroupView(
    String heading,
    String words,
    String queue,
    String fingerprint,
    String type,
    String cause,
    Timestamp latest,
    long latestId,
    boolean replayable,
    TrendView hours,
    TrendView days,
    NotesView notes) {

  static GroupView of(
      DeadLetterGroup group, TrendView hours, TrendView days, NotesView notes, Formats formats) {
    ReplayableCount count = ReplayableCount.of(List.of(group));
    return new GroupView(
        count.dead() == 0
            ? "No dead letter of this group needs a decision"
            : ReplayableCount.deadLetters(count.dead())
                + (count.dead() == 1 ? " needs" : " need")
                + " a decision",
        count.words(),
        group.queue(),
        group.fingerprint(),
        group.type(),
        group.latestCauseText(),
        Timestamp.of(group.latest(), formats),
        group.latestId(),
        count.replayable() > 0,
        hours,
        days,
        notes);
  }
}
