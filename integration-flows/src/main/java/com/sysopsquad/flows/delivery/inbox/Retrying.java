package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.deadletter.FailedMessage;
import com.sysopsquad.flows.delivery.deadletter.Failure;
import com.sysopsquad.flows.delivery.inbox.retry.FailureClassifier;
import com.sysopsquad.flows.delivery.inbox.retry.Retries;
import com.sysopsquad.flows.delivery.inbox.retry.WaitingMessage;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.telemetry.AppliedTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Retries waiting messages, the first one of a subject before the others, in any number of
 * processes, and gives up those that a person has given up. Each message leaves the table in the
 * transaction that applies it or gives it up.
 */
final class Retrying implements Worker.Step {

  private final Retries retries;
  private final ConversationFlow flow;
  private final GivingUp givingUp;
  private final TransactionOperations transactions;
  private final AppliedTimes times;
  private final Duration pause;
  private final BooleanSupplier paused;
  private final Clock clock;

  /**
   * @param pause between two checks if nothing is due
   * @param paused whether nothing may be applied now
   */
  Retrying(
      Retries retries,
      ConversationFlow flow,
      GivingUp givingUp,
      TransactionOperations transactions,
      AppliedTimes times,
      Duration pause,
      BooleanSupplier paused,
      Clock clock) {
    this.retries = retries;
    this.flow = flow;
    this.givingUp = givingUp;
    this.transactions = transactions;
    this.times = times;
    this.pause = pause;
    this.paused = paused;
    this.clock = clock;
  }

  @Override
  public Duration run() {
    return !paused.getAsBoolean() && next() ? Duration.ZERO : pause;
  }

  /**
   * Tries the message that is due, if there is one. A transient failure is thrown, and the attempt
   * does not count; other messages get their turn before it is tried again.
   */
  boolean next() {
    Optional<WaitingMessage> due = retries.due();
    due.ifPresent(this::attempt);
    return due.isPresent();
  }

  private void attempt(WaitingMessage waiting) {
    if (waiting.givenUp() != null) {
      giveUp(waiting, waiting.givenUp());
      return;
    }
    Instant begin = clock.instant();
    @Nullable Throwable thrown = failureOf(waiting);
    if (thrown == null) {
      return;
    }
    FailureClassifier.rethrowIfTransient(thrown);
    Failure failed = waiting.failed(thrown, begin, clock.instant());
    boolean goesOn = retries.goOn(failed);
    Failure tooLong = goesOn ? retries.heldTooLong(waiting, failed) : null;
    Failure failure = tooLong == null ? failed : tooLong;
    if (!goesOn || tooLong != null || !postponed(waiting, failure)) {
      giveUp(waiting, failure);
    }
  }

  private void giveUp(WaitingMessage waiting, Failure failure) {
    givingUp.alone(new FailedMessage(waiting.message(), failure), () -> retries.take(waiting));
  }

  /** False if not even the postponement can be stored. */
  private boolean postponed(WaitingMessage waiting, Failure failure) {
    try {
      transactions.executeWithoutResult(status -> retries.postpone(waiting, failure));
      return true;
    } catch (RuntimeException | Error failed) {
      FailureClassifier.rethrowIfTransient(failed);
      return false;
    }
  }

  private @Nullable Throwable failureOf(WaitingMessage waiting) {
    try {
      ConversationFlow.Prepared prepared = prepared(waiting);
      if (prepared.failure() == null) {
        applyOnce(waiting, prepared.payload());
      }
      return prepared.failure();
    } catch (RuntimeException | Error failed) {
      return failed;
    }
  }

  private ConversationFlow.Prepared prepared(WaitingMessage waiting) {
    try {
      return flow.prepare(List.of(waiting.message())).getFirst();
    } catch (RuntimeException notNow) {
      transactions.executeWithoutResult(status -> retries.delay(waiting));
      throw notNow;
    }
  }

  private void applyOnce(WaitingMessage waiting, Object payload) {
    Boolean applied = transactions.execute(status -> apply(waiting, payload));
    if (Boolean.TRUE.equals(applied)) {
      times.add(List.of(waiting.message()), clock.instant());
    }
  }

  private boolean apply(WaitingMessage waiting, Object payload) {
    boolean taken = retries.take(waiting);
    if (taken) {
      flow.apply(List.of(payload));
      if (waiting.attempts() > 0 || waiting.message().isReplay()) {
        retries.applied(waiting.message());
      }
    }
    return taken;
  }
}
