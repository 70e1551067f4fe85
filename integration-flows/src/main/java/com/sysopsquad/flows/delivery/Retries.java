package com.sysopsquad.flows.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one conversation that wait for their next attempt, in the present transaction.
 */
final class Retries {

  private static final Logger log = LoggerFactory.getLogger(Retries.class);

  private final Reception reception;
  private final RetryRows rows;
  private final RetryPolicy policy;
  private final Reports reports;
  private final Clock clock;

  Retries(Reception reception, RetryRows rows, RetryPolicy policy, Reports reports, Clock clock) {
    this.reception = reception;
    this.rows = rows;
    this.policy = policy;
    this.reports = reports;
    this.clock = clock;
  }

  /** Whether the message gets another attempt after this failure. */
  boolean goOn(Failure failure) {
    return !reception.confidential() && !failure.hopeless() && policy.goesOn(failure.attempts());
  }

  /**
   * Those of the subjects whose messages must wait, since an earlier one does. Asked after the
   * inbox was written: whoever held an earlier message of the subject has committed by then.
   */
  Set<String> held(Collection<String> subjects) {
    return reception.confidential() || reception.independent()
        ? Set.of()
        : rows.waiting(reception.queue(), subjects);
  }

  /** Whether the failure of one message holds up the later ones of its subject. */
  boolean keepOrder() {
    return !reception.independent();
  }

  /** Lets a message wait behind the earlier ones of its subject. */
  void follow(ReceivedMessage message) {
    rows.add(message, null, clock.instant());
  }

  /** Lets a message wait that has failed for the first time. */
  void begin(ReceivedMessage message, Failure failure) {
    Instant next = next(failure);
    rows.add(message, cause(message, failure), next);
    tell(message, failure, next);
  }

  /** Lets a message wait that has failed again, unless somebody else has worked on it. */
  void postpone(WaitingMessage waiting, Failure failure) {
    Instant next = next(failure);
    if (rows.postpone(waiting, cause(waiting.message(), failure), next)) {
      tell(waiting.message(), failure, next);
    }
  }

  private Instant next(Failure failure) {
    return clock.instant().plus(policy.pause(failure.attempts()));
  }

  private void tell(ReceivedMessage message, Failure failure, Instant next) {
    reports.waiting(message, failure, next);
    log.warn(
        "{} failed in attempt {} and waits until {}: {}: {}",
        message,
        failure.attempts(),
        next,
        failure.causeClass(),
        failure.text());
  }

  private static RetryRows.Cause cause(ReceivedMessage message, Failure failure) {
    return new RetryRows.Cause(failure, DeadLetterWriter.fingerprint(message, failure));
  }
}
