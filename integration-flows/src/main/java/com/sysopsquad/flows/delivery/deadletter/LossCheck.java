package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.LossReported;
import com.sysopsquad.flows.message.report.LostMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a quantum can lack what it reports: people act on it, and see its text. */
final class LossCheck {

  private static final Duration FASTEST_CLOCK = Duration.ofDays(1);

  private LossCheck() {}

  /** Why a report is refused, or null. It repeats nothing of the report, which can be any text. */
  static @Nullable String defect(LossReported told, Instant receivedAt) {
    Set<List<Object>> seen = new HashSet<>();
    for (LostMessages lost : told.losses()) {
      String defect = defect(told.quantum(), lost, receivedAt);
      if (defect != null) {
        return defect;
      }
      if (!seen.add(List.of(lost.source(), lost.lostBySource()))) {
        return "It has two losses of the same sender.";
      }
    }
    return null;
  }

  private static @Nullable String defect(String quantum, LostMessages lost, Instant receivedAt) {
    if (!Queues.quanta().contains(lost.source())) {
      return "It names a sender that is not a quantum.";
    }
    if (lost.queues().isEmpty() || Set.copyOf(lost.queues()).size() < lost.queues().size()) {
      return "It names no queue, or one queue twice.";
    }
    for (String queue : lost.queues()) {
      if (!Queues.isMarkedBy(lost.source(), queue) || !isReceived(queue, quantum)) {
        return "It names a queue on which this quantum receives no marks of this sender.";
      }
    }
    Instant until = Objects.requireNonNullElse(lost.until(), lost.since());
    if (lost.since().isBefore(Instant.EPOCH)
        || until.isBefore(lost.since())
        || until.isAfter(lost.noticedAt())
        || lost.noticedAt().isAfter(receivedAt.plus(FASTEST_CLOCK))) {
      return "Its times are not plausible.";
    }
    return null;
  }

  private static boolean isReceived(String name, String quantum) {
    return Queues.LIST.stream()
        .anyMatch(queue -> queue.name().equals(name) && queue.receivers().contains(quantum));
  }
}
