package com.sysopsquad.flows.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How often a message is tried, and with which pauses: exponential, bounded, jittered. */
final class RetryPolicy {

  private final DeliverySettings.Retry settings;

  RetryPolicy(DeliverySettings.Retry settings) {
    this.settings = settings;
  }

  /** Whether there is another attempt after so many. */
  boolean goesOn(int attempts) {
    return attempts < settings.attempts();
  }

  /** The pause after so many attempts, up to a quarter shorter or longer. */
  Duration pause(int attempts) {
    long longest = settings.longest().toMillis();
    long pause = settings.first().toMillis();
    for (int i = 1; i < attempts && pause < longest; i++) {
      pause *= settings.factor();
    }
    pause = Math.min(pause, longest);
    long jitter = pause / 4;
    return Duration.ofMillis(pause - jitter + ThreadLocalRandom.current().nextLong(2 * jitter + 1));
  }
}
