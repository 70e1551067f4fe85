package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.outage.BackOff;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import java.time.Duration;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** How often a message is tried, and with which pauses: exponential, bounded, jittered. */
final class RetryPolicy {

  private final int attempts;
  private final ExponentialBackOff pauses;

  RetryPolicy(DeliverySettings.Retry settings) {
    attempts = settings.attempts();
    pauses = BackOff.exponential(settings.first(), settings.factor(), settings.longest());
  }

  /** Whether there is another attempt after so many. */
  boolean goesOn(int after) {
    return after < attempts;
  }

  /** The pause after so many attempts, up to a quarter shorter or longer within the bounds. */
  Duration pause(int after) {
    BackOffExecution execution = pauses.start();
    long pause = execution.nextBackOff();
    for (int i = 1; i < after; i++) {
      pause = execution.nextBackOff();
    }
    return Duration.ofMillis(pause);
  }
}
