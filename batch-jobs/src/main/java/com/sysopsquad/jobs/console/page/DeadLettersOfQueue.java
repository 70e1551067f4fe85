package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.DeadLetterGroup;
import com.sysopsquad.jobs.console.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dead letters of one queue, kind by kind.
 *
 * @param words how many there are, and how many can be sent again
 * @param replayable whether any can
 */
record DeadLettersOfQueue(
    String queue, String words, boolean replayable, List<DeadLettersOfKind> kinds) {

  static List<DeadLettersOfQueue> of(List<DeadLetterGroup> groups, Moments moments) {
    Map<String, List<DeadLetterGroup>> queues = new LinkedHashMap<>();
    groups.forEach(
        group -> queues.computeIfAbsent(group.queue(), q -> new ArrayList<>()).add(group));
    return queues.entrySet().stream()
        .map(queue -> DeadLettersOfQueue.of(queue.getKey(), queue.getValue(), moments))
        .toList();
  }

  private static DeadLettersOfQueue of(
      String queue, List<DeadLetterGroup> groups, Moments moments) {
    GroupCount count = GroupCount.of(groups);
    return new DeadLettersOfQueue(
        queue,
        count.words(),
        count.replayable() > 0,
        groups.stream().map(group -> DeadLettersOfKind.of(group, moments)).toList());
  }

  /** The dead letters of one kind on the queue. */
  record DeadLettersOfKind(
      String fingerprint,
      String type,
      String cause,
      Told latest,
      long latestId,
      String words,
      boolean replayable) {

    static DeadLettersOfKind of(DeadLetterGroup group, Moments moments) {
      return new DeadLettersOfKind(
          group.fingerprint(),
          group.type(),
          group.latestCauseText(),
          Told.of(group.latest(), moments),
          group.latestId(),
          GroupCount.of(List.of(group)).words(),
          group.replayable() > 0);
    }
  }
}
