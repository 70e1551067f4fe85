package com.sysopsquad.billing.provider;

import com.sysopsquad.flows.delivery.outage.BackOff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Notices that the provider is down: consecutive calls without an answer for some time, or too many
 * answers that cannot be correct, in a row or one in five of the latest. Until it is certain, it
 * slows down the calls.
 */
public final class Circuit {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** One invalid answer in so many is too much, once there were enough of them. */
  private static final int SHARE = 5;

  private static final int MOST_REMEMBERED = 10_000;

  private final int failuresToOpen;
  private final Duration patience;
  private final int invalidToOpen;
  private int failures;
  private int invalid;

  /** The latest answers: whether each was invalid. */
  private final boolean[] latest;

  private int answers;
  private int invalidOfLatest;
  private long since;
  private String lastSeen = "";
  private String lastInvalid = "";

  /** Patient as the settings say. */
  public Circuit(ProviderSettings settings) {
    this(
        settings.failuresBeforeGivingUp(),
        settings.outagePatience(),
        settings.invalidAnswersBeforePausing());
  }

  Circuit(int failuresToOpen, Duration patience, int invalidToOpen) {
    this.failuresToOpen = failuresToOpen;
    this.patience = patience;
    this.invalidToOpen = invalidToOpen;
    this.latest = new boolean[SHARE * Math.min(invalidToOpen, MOST_REMEMBERED)];
  }

  /** An outcome was received. */
  public void saw(PaymentOutcome outcome) {
    switch (outcome) {
      case PaymentOutcome.NotSent(String why) -> failed(why);
      case PaymentOutcome.Unknown(String why) -> failed(why);
      case PaymentOutcome.Throttled(String why) -> failed(why);
      case PaymentOutcome.Invalid(String why) -> invalid(why);
      default -> answered();
    }
  }

  /** The outcome of a refund was received. */
  public void saw(RefundOutcome outcome) {
    switch (outcome) {
      case RefundOutcome.NotSent(String why) -> failed(why);
      case RefundOutcome.Unknown(String why) -> failed(why);
      case RefundOutcome.Refunded _, RefundOutcome.Pending _, RefundOutcome.Refused _ -> answered();
    }
  }

  /** An answer was received, whatever it says. */
  public synchronized void answered() {
    failures = 0;
    invalid = 0;
    remember(false);
  }

  private void remember(boolean isInvalid) {
    int place = answers % latest.length;
    invalidOfLatest += (isInvalid ? 1 : 0) - (latest[place] ? 1 : 0);
    latest[place] = isInvalid;
    answers = answers == Integer.MAX_VALUE - 1 ? place + 1 : answers + 1;
  }

  /** An answer was received that cannot be correct. */
  synchronized void invalid(String seen) {
    invalid++;
    remember(true);
    lastSeen = seen;
    lastInvalid = seen;
  }

  /** No answer was received. */
  synchronized void failed(String seen) {
    if (failures++ == 0) {
      since = System.nanoTime();
    }
    lastSeen = seen;
  }

  /** Whether the provider counts as down. */
  public synchronized boolean isOpen() {
    return invalid >= invalidToOpen
        || invalidOfLatest >= invalidToOpen
        || (failures >= failuresToOpen && System.nanoTime() - since >= patience.toNanos());
  }

  /** The message for a person if it is down. */
  public synchronized ProviderUnavailable reason() {
    if (invalid >= invalidToOpen) {
      return new ProviderUnavailable(
          "The payment provider sent %d implausible responses in a row. The latest: %s"
              .formatted(invalid, lastSeen));
    }
    if (invalidOfLatest >= invalidToOpen) {
      return new ProviderUnavailable(
          "%d of the latest %d responses of the payment provider were not plausible. The latest: %s"
              .formatted(invalidOfLatest, Math.min(answers, latest.length), lastInvalid));
    }
    return new ProviderUnavailable(
        "The payment provider did not respond %d times in a row. The latest: %s"
            .formatted(failures, lastSeen));
  }

  /** Waits before the next call; not at all while answers are received. */
  public void pause() throws InterruptedException {
    long millis = pauseMillis();
    if (millis > 0) {
      Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }
  }

  private synchronized long pauseMillis() {
    return failures == 0 ? 0 : BackOff.after(failures, FIRST_PAUSE, LONGEST_PAUSE).toMillis();
  }
}
