package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.MessageApplied;
import com.sysopsquad.flows.message.MessageWaiting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells operations, in the present transaction, what becomes of messages that have failed. */
final class Reports {

  private final @Nullable Outbox outbox;
  private final DeadLetterWriter deadLetters;
  private final Clock clock;

  /**
   * @param outbox null where nothing is told: what carries the reports must not be about itself
   */
  Reports(@Nullable Outbox outbox, DeadLetterWriter deadLetters, Clock clock) {
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  void waiting(ReceivedMessage message, Failure failure, Instant next) {
    if (outbox != null) {
      outbox.send(List.of(new MessageWaiting(deadLetters.write(message, failure), next)));
    }
  }

  void applied(ReceivedMessage message) {
    if (outbox != null) {
      outbox.send(
          List.of(
              new MessageApplied(
                  message.id(), deadLetters.quantum(), message.queue(), clock.instant())));
    }
  }
}
