package com.sysopsquad.billing.provider.stripe;

import com.stripe.exception.StripeException;
import com.sysopsquad.flows.delivery.outage.BackOff;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Limits the calls of this process to the provider: so many per second, so many at once, and a
 * pause for all of them if the provider throttles.
 */
final class Pace {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Bucket rate;
  private final Semaphore inFlight;
  private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());

  Pace(int requestsPerSecond, int inFlight) {
    // Filled a tenth of a second at a time, so that a second does not begin with a burst.
    int burst = Math.max(1, requestsPerSecond / 10);
    this.rate =
        Bucket.builder()
            .addLimit(
                Bandwidth.builder()
                    .capacity(burst)
                    .refillGreedy(requestsPerSecond, Duration.ofSeconds(1))
                    .build())
            .build();
    this.inFlight = new Semaphore(inFlight);
  }

  /**
   * Makes the call when it is its turn, unless it is to be left out by then.
   *
   * @throws CallNotSent if it is left out
   */
  <T> T take(StripeCall<T> call, BooleanSupplier isLeftOut) throws StripeException {
    try {
      inFlight.acquire();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      waitForPause();
      rate.asBlocking().consume(1);
      if (isLeftOut.getAsBoolean()) {
        throw new CallNotSent("Billing was put on hold before the call", null);
      }
      return call.make();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      inFlight.release();
    }
  }

  /** All calls wait, longer each time this call was throttled. */
  void throttled(int times) {
    long until = System.nanoTime() + BackOff.after(times, FIRST_PAUSE, LONGEST_PAUSE).toNanos();
    pausedUntil.accumulateAndGet(until, (now, next) -> next - now > 0 ? next : now);
  }

  private static CallNotSent interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CallNotSent("Interrupted before the call", e);
  }

  private void waitForPause() throws InterruptedException {
    long nanos = pausedUntil.get() - System.nanoTime();
    while (nanos > 0) {
      // Random, so that the calls are not all repeated at the same time.
      Thread.sleep(Duration.ofNanos(nanos + ThreadLocalRandom.current().nextLong(nanos / 2 + 1)));
      nanos = pausedUntil.get() - System.nanoTime();
    }
  }
}
