package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.Pile;
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
record LettersOfQueue(String queue, String words, boolean replayable, List<LettersOfKind> kinds) {

  static List<LettersOfQueue> of(List<Pile> piles, Moments moments) {
    Map<String, List<Pile>> queues = new LinkedHashMap<>();
    piles.forEach(pile -> queues.computeIfAbsent(pile.queue(), q -> new ArrayList<>()).add(pile));
    return queues.entrySet().stream()
        .map(queue -> LettersOfQueue.of(queue.getKey(), queue.getValue(), moments))
        .toList();
  }

  private static LettersOfQueue of(String queue, List<Pile> piles, Moments moments) {
    PileCount count = PileCount.of(piles);
    return new LettersOfQueue(
        queue,
        count.words(),
        count.replayable() > 0,
        piles.stream().map(pile -> LettersOfKind.of(pile, moments)).toList());
  }

  /** The dead letters of one kind on the queue. */
  record LettersOfKind(
      String fingerprint,
      String type,
      String cause,
      Told latest,
      long latestId,
      String words,
      boolean replayable) {

    static LettersOfKind of(Pile pile, Moments moments) {
      return new LettersOfKind(
          pile.fingerprint(),
          pile.type(),
          pile.latestCauseText(),
          Told.of(pile.latest(), moments),
          pile.latestId(),
          PileCount.of(List.of(pile)).words(),
          pile.replayable() > 0);
    }
  }
}
