package com.sysopsquad.billing.provider.stripe;

import com.stripe.exception.StripeException;
import com.sysopsquad.flows.delivery.outage.BackOff;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How hard this process asks the provider: so many calls a second, so many at once, and a pause for
 * all of them when the provider says that it is too much.
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

  /** Makes the call when its turn has come. */
  <T> T take(StripeCall<T> call) throws StripeException {
    try {
      inFlight.acquire();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      waitForPause();
      rate.asBlocking().consume(1);
      return call.make();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      inFlight.release();
    }
  }

  /** All calls wait, longer with every time that this call was told so. */
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
      // Spread, so that they do not all come back in the same moment.
      Thread.sleep(Duration.ofNanos(nanos + ThreadLocalRandom.current().nextLong(nanos / 2 + 1)));
      nanos = pausedUntil.get() - System.nanoTime();
    }
  }
}
