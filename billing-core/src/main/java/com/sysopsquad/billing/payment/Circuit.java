package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.flows.delivery.outage.BackOff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Notices that the provider is down: calls without an answer, in a row and for a while, or answers
 * in a row that cannot be right. Until it is sure of that it slows the calls down.
 */
final class Circuit {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final int failuresToOpen;
  private final Duration patience;
  private final int invalidToOpen;
  private int failures;
  private int invalid;
  private long since;
  private String lastSeen = "";

  Circuit(ProviderSettings settings) {
    this(
        settings.failuresBeforeGivingUp(),
        settings.outagePatience(),
        settings.invalidAnswersBeforePausing());
  }

  Circuit(int failuresToOpen, Duration patience, int invalidToOpen) {
    this.failuresToOpen = failuresToOpen;
    this.patience = patience;
    this.invalidToOpen = invalidToOpen;
  }

  /** An outcome came. */
  void saw(PaymentOutcome outcome) {
    switch (outcome) {
      case PaymentOutcome.NotSent(String why) -> failed(why);
      case PaymentOutcome.Unknown(String why) -> failed(why);
      case PaymentOutcome.Throttled(String why) -> failed(why);
      case PaymentOutcome.Invalid(String why) -> invalid(why);
      default -> answered();
    }
  }

  /** An answer came, whatever it says. */
  synchronized void answered() {
    failures = 0;
    invalid = 0;
  }

  /** An answer came that cannot be right. */
  synchronized void invalid(String seen) {
    invalid++;
    lastSeen = seen;
  }

  /** No answer came. */
  synchronized void failed(String seen) {
    if (failures++ == 0) {
      since = System.nanoTime();
    }
    lastSeen = seen;
  }

  /** Whether the provider counts as down. */
  synchronized boolean isOpen() {
    return invalid >= invalidToOpen
        || (failures >= failuresToOpen && System.nanoTime() - since >= patience.toNanos());
  }

  /** What to tell a person when it is down. */
  synchronized ProviderUnavailable reason() {
    if (invalid >= invalidToOpen) {
      return new ProviderUnavailable(
          "The payment provider gave %d answers in a row that cannot be right; last seen: %s"
              .formatted(invalid, lastSeen));
    }
    return new ProviderUnavailable(
        "The payment provider gave no answer %d times in a row; last seen: %s"
            .formatted(failures, lastSeen));
  }

  /** Waits before the next call: not at all while answers come. */
  void pause() throws InterruptedException {
    long millis = pauseMillis();
    if (millis > 0) {
      Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }
  }

  private synchronized long pauseMillis() {
    return failures == 0 ? 0 : BackOff.after(failures, FIRST_PAUSE, LONGEST_PAUSE).toMillis();
  }
}
