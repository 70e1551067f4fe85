package com.sysopsquad.flows.delivery.inbox.retry;

import com.sysopsquad.flows.delivery.outage.BackOff;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import java.time.Duration;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** How often a message is tried, and with which pauses: exponential, bounded, with jitter. */
public final class RetryPolicy {

  private final int attempts;
  private final ExponentialBackOff pauses;
  private final Duration longestHold;

  public RetryPolicy(DeliverySettings.Retry settings) {
    attempts = settings.attempts();
    pauses = BackOff.exponential(settings.first(), settings.factor(), settings.longest());
    longestHold = settings.subject() == null ? inAll(settings) : settings.subject();
  }

  /** How long messages of one subject may wait for each other, however many of them fail. */
  Duration longestHold() {
    return longestHold;
  }

  /** No pause is longer. */
  Duration longestPause() {
    return Duration.ofMillis(pauses.getMaxInterval());
  }

  /** The sum of all pauses of one message. */
  private static Duration inAll(DeliverySettings.Retry settings) {
    Duration sum = Duration.ZERO;
    Duration pause = settings.first();
    for (int i = 1; i < settings.attempts(); i++) {
      sum = sum.plus(pause);
      pause = pause.multipliedBy(settings.factor());
      pause = pause.compareTo(settings.longest()) > 0 ? settings.longest() : pause;
    }
    return sum;
  }

  /** Whether there is another attempt after this many. */
  boolean goesOn(int after) {
    return after < attempts;
  }

  /** The pause after this many attempts, up to a quarter shorter or longer within the bounds. */
  Duration pause(int after) {
    BackOffExecution execution = pauses.start();
    long pause = execution.nextBackOff();
    for (int i = 1; i < after; i++) {
      pause = execution.nextBackOff();
    }
    return Duration.ofMillis(pause);
  }
}
