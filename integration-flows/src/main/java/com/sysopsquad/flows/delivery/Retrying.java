package com.sysopsquad.flows.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes up messages that wait, the first one of a subject before the others, in any number of
 * processes. Each leaves the table in the transaction that applies it or gives it up.
 */
final class Retrying {

  private final Reception reception;
  private final Handling handling;

  Retrying(Reception reception, Handling handling) {
    this.reception = reception;
    this.handling = handling;
  }

  /**
   * Tries the message that is due, if there is one. A failure that passes is thrown, and then the
   * attempt does not count.
   */
  boolean next() {
    Optional<WaitingMessage> due =
        handling.rows().due(reception.queue(), reception.independent(), handling.clock().instant());
    due.ifPresent(this::attempt);
    return due.isPresent();
  }

  private void attempt(WaitingMessage waiting) {
    Instant begin = handling.clock().instant();
    @Nullable Throwable failure = failureOf(waiting);
    if (failure == null) {
      return;
    }
    if (Failures.pass(failure)) {
      throw Failures.rethrown(failure);
    }
    Failure failed = waiting.failed(failure, begin, handling.clock().instant());
    if (!handling.retries().goOn(failed) || !postponed(waiting, failed)) {
      giveUp(waiting, failed);
    }
  }

  /** False if not even the postponement can be written down. */
  private boolean postponed(WaitingMessage waiting, Failure failure) {
    try {
      within(() -> handling.retries().postpone(waiting, failure));
      return true;
    } catch (RuntimeException | Error failed) {
      if (Failures.pass(failed)) {
        throw Failures.rethrown(failed);
      }
      return false;
    }
  }

  private @Nullable Throwable failureOf(WaitingMessage waiting) {
    try {
      Preparation.Prepared prepared = prepared(waiting.message());
      if (prepared.failure() == null) {
        within(() -> apply(waiting, prepared.payload()));
      }
      return prepared.failure();
    } catch (RuntimeException | Error failed) {
      return failed;
    }
  }

  private Preparation.Prepared prepared(ReceivedMessage message) {
    Preparation preparation = handling.preparation();
    return preparation == null
        ? new Preparation.Prepared(message, null)
        : preparation.prepare(List.of(message)).getFirst();
  }

  private void apply(WaitingMessage waiting, Object payload) {
    if (handling.rows().take(waiting)) {
      handling.flow().accept(List.of(payload));
      if (waiting.attempts() > 0 || waiting.message().isReplay()) {
        handling.reports().applied(waiting.message());
      }
    }
  }

  private void giveUp(WaitingMessage waiting, Failure failure) {
    try {
      within(() -> publish(waiting, failure, true));
    } catch (RuntimeException | Error failed) {
      if (Failures.pass(failed)) {
        throw Failures.rethrown(failed);
      }
      within(() -> publish(waiting, failure, false));
    }
  }

  private void publish(WaitingMessage waiting, Failure failure, boolean tell) {
    if (handling.rows().take(waiting)) {
      handling.inbox().giveUp(List.of(waiting.message().id()));
      handling
          .deadLetters()
          .publish(List.of(new DeadLetterPublisher.Dead(waiting.message(), failure)), tell);
    }
  }

  private void within(Runnable action) {
    handling.transactions().executeWithoutResult(status -> action.run());
  }
}
