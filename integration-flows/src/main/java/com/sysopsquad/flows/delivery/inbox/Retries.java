package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.deadletter.Failure;
import com.sysopsquad.flows.delivery.deadletter.FailureReports;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one conversation that wait for their next attempt, in the present transaction.
 */
final class Retries {

  private static final Logger log = LoggerFactory.getLogger(Retries.class);

  private final InboxSettings settings;
  private final RetryRows rows;
  private final WithheldBodies withheld;
  private final RetryPolicy policy;
  private final FailureReports reports;
  private final Clock clock;

  Retries(
      InboxSettings settings,
      RetryRows rows,
      WithheldBodies withheld,
      RetryPolicy policy,
      FailureReports reports,
      Clock clock) {
    this.settings = settings;
    this.rows = rows;
    this.withheld = withheld;
    this.policy = policy;
    this.reports = reports;
    this.clock = clock;
  }

  /** Whether the message gets another attempt after this failure. */
  boolean goOn(Failure failure) {
    return !settings.confidential() && !failure.hopeless() && policy.goesOn(failure.attempts());
  }

  /**
   * Those of the subjects whose messages must wait, since an earlier one does. Asked after the
   * inbox was written: whoever held an earlier message of the subject has committed by then.
   */
  Set<String> held(Collection<String> subjects) {
    return settings.confidential() || settings.independent()
        ? Set.of()
        : rows.waiting(settings.queue(), subjects);
  }

  /** Whether the failure of one message holds up the later ones of its subject. */
  boolean keepOrder() {
    return !settings.independent();
  }

  /** Lets a message wait behind the earlier ones of its subject. */
  void follow(ReceivedMessage message) {
    rows.add(settings.storable().apply(message), null, clock.instant());
  }

  /** Lets a message wait that has failed for the first time. */
  void begin(ReceivedMessage message, Failure failure) {
    Instant next = next(failure);
    rows.add(settings.storable().apply(message), cause(message, failure), next);
    tell(message, failure, next);
  }

  /** Lets a message wait that has failed again, unless somebody else has worked on it. */
  void postpone(WaitingMessage waiting, Failure failure) {
    Instant next = earlier(next(failure), endOfHold(waiting));
    if (rows.postpone(waiting, cause(waiting.message(), failure), next)) {
      tell(waiting.message(), failure.adding(behind(waiting)), next);
    }
  }

  /**
   * The failure of a message whose subject must not wait any longer, which says so; null if it may.
   * The one for which all others wait has its attempts whatever happens.
   */
  @Nullable Failure heldTooLong(WaitingMessage waiting, Failure failure) {
    Instant end = endOfHold(waiting);
    return end == null || now().isBefore(end)
        ? null
        : failure.adding(
            "It is not tried again: the messages of its subject have waited since %s, longer than %s."
                .formatted(waiting.heldByOthersSince(), inWords(policy.longestHold())));
  }

  private @Nullable Instant endOfHold(WaitingMessage waiting) {
    Instant since = settings.independent() ? null : waiting.heldByOthersSince();
    return since == null ? null : since.plus(policy.longestHold());
  }

  private String behind(WaitingMessage waiting) {
    long behind =
        settings.independent() ? 0 : rows.behind(settings.queue(), waiting.message().subject());
    return behind < 1
        ? ""
        : "%d later messages of its subject wait for it, all since %s."
            .formatted(behind, waiting.heldSince());
  }

  /**
   * The present time as the database keeps times. It rounds to microseconds, so that a message
   * could be due there a moment before the same time is over here.
   */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant earlier(Instant one, @Nullable Instant other) {
    return other == null || one.isBefore(other) ? one : other;
  }

  private static String inWords(Duration time) {
    return time.compareTo(Duration.ofMinutes(2)) < 0
        ? time.toSeconds() + " seconds"
        : time.toMinutes() + " minutes";
  }

  /** Whether this very message waits. */
  boolean waits(UUID id) {
    return rows.waits(id);
  }

  /** The message to try next, if one is due. */
  Optional<WaitingMessage> due() {
    return rows.due(settings.queue(), settings.independent(), now());
  }

  /** Takes a message out, unless somebody else has worked on it or does so now. */
  boolean take(WaitingMessage waiting) {
    return rows.take(waiting);
  }

  /** FailureReports that a message which had failed is applied. */
  void applied(ReceivedMessage message) {
    withheld.forget(message);
    reports.applied(message);
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
    return new RetryRows.Cause(failure, failure.fingerprint(message));
  }
}
