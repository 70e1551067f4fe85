package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterTrend;
import com.sysopsquad.flows.monitor.note.NoteSubject;
import com.sysopsquad.jobs.console.deadletters.group.TrendView;
import com.sysopsquad.jobs.console.deadletters.replay.ReplayableCount;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of one queue, group by group.
 *
 * @param words how many there are, and how many can be replayed
 * @param replayable whether any of them can be replayed
 */
record DeadLettersOfQueue(String queue, String words, boolean replayable, List<Group> groups) {

  static List<DeadLettersOfQueue> of(
      List<DeadLetterGroup> groups,
      List<DeadLetterTrend> trends,
      Map<NoteSubject.Group, String> assignees,
      Formats formats) {
    Map<NoteSubject.Group, DeadLetterTrend> lately =
        trends.stream()
            .collect(
                Collectors.toMap(
                    trend -> new NoteSubject.Group(trend.queue(), trend.fingerprint()),
                    trend -> trend));
    Map<String, List<DeadLetterGroup>> queues = new LinkedHashMap<>();
    groups.forEach(
        group -> queues.computeIfAbsent(group.queue(), q -> new ArrayList<>()).add(group));
    return queues.entrySet().stream()
        .map(
            queue -> {
              ReplayableCount count = ReplayableCount.of(queue.getValue());
              return new DeadLettersOfQueue(
                  queue.getKey(),
                  count.words(),
                  count.replayable() > 0,
                  queue.getValue().stream()
                      .map(
                          group -> {
                            NoteSubject.Group about =
                                new NoteSubject.Group(group.queue(), group.fingerprint());
                            return Group.of(
                                group, lately.get(about), assignees.get(about), formats);
                          })
                      .toList());
            })
        .toList();
  }

  /**
   * The dead letters of one kind on the queue.
   *
   * @param trend by hour; null if none failed lately
   * @param assignee null: nobody
   */
  record Group(
      String fingerprint,
      String type,
      String cause,
      Timestamp latest,
      long latestId,
      String words,
      boolean replayable,
      @Nullable TrendView trend,
      @Nullable String assignee) {

    static Group of(
        DeadLetterGroup group,
        @Nullable DeadLetterTrend trend,
        @Nullable String assignee,
        Formats formats) {
      return new Group(
          group.fingerprint(),
          group.type(),
          group.latestCauseText(),
          Timestamp.of(group.latest(), formats),
          group.latestId(),
          ReplayableCount.of(List.of(group)).words(),
          group.replayable() > 0,
          trend == null ? null : TrendView.of(trend, "24 hours", formats),
          assignee);
    }
  }
}
