package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.flows.delivery.outage.BackOff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Notices that the provider is down: consecutive calls without an answer for some time, or
 * consecutive answers that cannot be correct. Until it is certain, it slows down the calls.
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

  /** An outcome was received. */
  void saw(PaymentOutcome outcome) {
    switch (outcome) {
      case PaymentOutcome.NotSent(String why) -> failed(why);
      case PaymentOutcome.Unknown(String why) -> failed(why);
      case PaymentOutcome.Throttled(String why) -> failed(why);
      case PaymentOutcome.Invalid(String why) -> invalid(why);
      default -> answered();
    }
  }

  /** An answer was received, whatever it says. */
  synchronized void answered() {
    failures = 0;
    invalid = 0;
  }

  /** An answer was received that cannot be correct. */
  synchronized void invalid(String seen) {
    invalid++;
    lastSeen = seen;
  }

  /** No answer was received. */
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

  /** The message for a person if it is down. */
  synchronized ProviderUnavailable reason() {
    if (invalid >= invalidToOpen) {
      return new ProviderUnavailable(
          "The payment provider sent %d implausible responses in a row. The latest: %s"
              .formatted(invalid, lastSeen));
    }
    return new ProviderUnavailable(
        "The payment provider did not respond %d times in a row. The latest: %s"
            .formatted(failures, lastSeen));
  }

  /** Waits before the next call; not at all while answers are received. */
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
