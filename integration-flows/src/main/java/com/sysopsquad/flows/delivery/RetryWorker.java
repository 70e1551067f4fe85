package com.sysopsquad.flows.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes up what is due, one message after the other; while something is down it only waits. */
final class RetryWorker implements Receiver {

  private final Retrying retrying;
  private final Outages outages;
  private final BackOff backOff;
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param pause between two looks when nothing is due
   */
  RetryWorker(Retrying retrying, Outages outages, BackOff backOff, Duration pause) {
    this.retrying = retrying;
    this.outages = outages;
    this.backOff = backOff;
    this.pause = pause;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  @Override
  public void run() {
    try {
      while (closed.getCount() > 0) {
        step();
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() throws InterruptedException {
    try {
      boolean busy = retrying.next();
      outages.ends(this);
      backOff.reset();
      if (!busy) {
        await(pause);
      }
    } catch (RuntimeException | Error failed) {
      outages.begins(this, failed);
      await(backOff.next());
    }
  }

  private void await(Duration longest) throws InterruptedException {
    boolean _ = closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
