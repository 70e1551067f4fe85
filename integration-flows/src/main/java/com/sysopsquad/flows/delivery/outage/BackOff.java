package com.sysopsquad.flows.delivery.outage;

import java.time.Duration;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** Pauses between attempts: doubled each time up to a bound, and jittered by a quarter. */
public final class BackOff {

  private static final int MOST_DOUBLINGS = 16;

  private final ExponentialBackOff pauses;
  private BackOffExecution attempts;

  /** Pauses that start with the shortest one; the longest is never less than that. */
  public BackOff(Duration shortest, Duration longest) {
    pauses = exponential(shortest, 2, longest);
    attempts = pauses.start();
  }

  /** Spring's back-off, with pauses that vary by a quarter at most, within the bounds. */
  public static ExponentialBackOff exponential(Duration first, double factor, Duration longest) {
    ExponentialBackOff backOff = new ExponentialBackOff(first.toMillis(), factor);
    backOff.setMaxInterval(Math.max(first.toMillis(), longest.toMillis()));
    backOff.setJitter(first.toMillis() / 4);
    return backOff;
  }

  /** The pause after this many attempts, starting with the shortest; without jitter. */
  public static Duration after(int attempts, Duration shortest, Duration longest) {
    Duration pause = shortest.multipliedBy(1L << Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  /** The next pause, longer than the previous one. */
  public Duration next() {
    return Duration.ofMillis(attempts.nextBackOff());
  }

  /** Starts again with the shortest pause. */
  public void reset() {
    attempts = pauses.start();
  }
}
