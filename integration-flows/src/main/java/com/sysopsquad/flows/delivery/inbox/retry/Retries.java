package com.sysopsquad.flows.delivery.inbox.retry;

import com.sysopsquad.flows.delivery.deadletter.Failure;
import com.sysopsquad.flows.delivery.deadletter.FailureReports;
import com.sysopsquad.flows.delivery.inbox.withheld.WithheldBodies;
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
 * The messages of one conversation that wait for their next attempt, in the current transaction.
 */
public final class Retries {

  private static final Logger log = LoggerFactory.getLogger(Retries.class);

  /** So much the clocks of two processes may differ. */
  private static final Duration AGREED = Duration.ofMinutes(1);

  private final InboxSettings settings;
  private final RetryRows rows;
  private final WithheldBodies withheld;
  private final RetryPolicy policy;
  private final FailureReports reports;
  private final Clock clock;

  public Retries(
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
  public boolean goOn(Failure failure) {
    return !settings.confidential() && !failure.hopeless() && policy.goesOn(failure.attempts());
  }

  /**
   * The subjects whose messages must wait because an earlier one waits. Called after the inbox was
   * written: any transaction that held an earlier message of the subject has committed by then.
   */
  public Set<String> held(Collection<String> subjects) {
    return settings.confidential() || settings.independent()
        ? Set.of()
        : rows.waiting(settings.queue(), subjects);
  }

  /** Whether the failure of one message holds up later messages of its subject. */
  public boolean keepOrder() {
    return !settings.independent();
  }

  /** Lets a message wait behind the earlier ones of its subject. */
  public void follow(ReceivedMessage message) {
    rows.add(settings.storable().apply(message), null, clock.instant());
  }

  /** Lets a message that has failed for the first time wait. */
  public void begin(ReceivedMessage message, Failure failure) {
    Instant next = next(failure);
    rows.add(settings.storable().apply(message), cause(message, failure), next);
    tell(message, failure, next);
  }

  /** Lets a message that has failed again wait, unless another process has handled it. */
  public void postpone(WaitingMessage waiting, Failure failure) {
    Instant next = earlier(next(failure), endOfHold(waiting));
    if (rows.postpone(waiting, cause(waiting.message(), failure), next)) {
      tell(waiting.message(), failure.adding(behind(waiting)), next);
    }
  }

  /** Lets other messages be tried before this one; its attempt does not count. */
  public void delay(WaitingMessage waiting) {
    rows.delay(waiting, clock.instant().plus(policy.pause(1)));
  }

  /**
   * The failure of a message whose subject may not wait any longer, with that reason; null if it
   * may. The message that all others wait for always gets all of its attempts.
   */
  public @Nullable Failure heldTooLong(WaitingMessage waiting, Failure failure) {
    Instant end = endOfHold(waiting);
    return end == null || now().isBefore(end)
        ? null
        : failure.adding(
            "It is not retried because messages of its subject have been waiting since %s, longer than %s."
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
        : "%s of its subject %s waiting for it, since %s."
            .formatted(
                behind == 1 ? "1 later message" : behind + " later messages",
                behind == 1 ? "is" : "are",
                waiting.heldSince());
  }

  /**
   * The current time as the database stores it. It rounds to microseconds, so that a message could
   * be due in the database before that time is reached here.
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

  /** Whether this message itself waits. */
  public boolean waits(UUID id) {
    return rows.waits(id);
  }

  /**
   * The message to try next, if one is due. One that would wait longer than any pause was stored
   * while a clock was ahead, and is due too.
   */
  public Optional<WaitingMessage> due() {
    Instant now = now();
    Instant latest = now.plus(policy.longestPause()).plus(AGREED);
    return rows.due(settings.queue(), settings.independent(), now)
        .or(() -> rows.after(settings.queue(), settings.independent(), latest));
  }

  /** Deletes a waiting message, unless another process has handled it or is handling it. */
  public boolean take(WaitingMessage waiting) {
    return rows.take(waiting);
  }

  /** Reports that a message that had failed is applied. */
  public void applied(ReceivedMessage message) {
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
