package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dead letters of one queue, group by group.
 *
 * @param words how many there are, and how many can be replayed
 * @param replayable whether any of them can be replayed
 */
record DeadLettersOfQueue(String queue, String words, boolean replayable, List<Group> groups) {

  static List<DeadLettersOfQueue> of(List<DeadLetterGroup> groups, Formats formats) {
    Map<String, List<DeadLetterGroup>> queues = new LinkedHashMap<>();
    groups.forEach(
        group -> queues.computeIfAbsent(group.queue(), q -> new ArrayList<>()).add(group));
    return queues.entrySet().stream()
        .map(queue -> DeadLettersOfQueue.of(queue.getKey(), queue.getValue(), formats))
        .toList();
  }

  private static DeadLettersOfQueue of(
      String queue, List<DeadLetterGroup> groups, Formats formats) {
    ReplayableCount count = ReplayableCount.of(groups);
    return new DeadLettersOfQueue(
        queue,
        count.words(),
        count.replayable() > 0,
        groups.stream().map(group -> Group.of(group, formats)).toList());
  }

  /** The dead letters of one kind on the queue. */
  record Group(
      String fingerprint,
      String type,
      String cause,
      Timestamp latest,
      long latestId,
      String words,
      boolean replayable) {

    static Group of(DeadLetterGroup group, Formats formats) {
      return new Group(
          group.fingerprint(),
          group.type(),
          group.latestCauseText(),
          Timestamp.of(group.latest(), formats),
          group.latestId(),
          ReplayableCount.of(List.of(group)).words(),
          group.replayable() > 0);
    }
  }
}
