package com.sysopsquad.flows.delivery.outbox;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The lanes of the outbox, each with a signal that something may have been added to it. */
final class Lanes {

  /** In addition to the lanes of subjects: replays, which another broker user sends. */
  static final int REPLAYS = -2;

  private final Semaphore[] bells;

  Lanes(int count) {
    bells =
        IntStream.rangeClosed(0, count)
            .mapToObj(lane -> new Semaphore(0))
            .toArray(Semaphore[]::new);
  }

  int count() {
    return bells.length - 1;
  }

  /** The lane of all messages of the subject. */
  int of(String subject) {
    int hash = subject.hashCode();
    return Math.floorMod(hash ^ (hash >>> 16), count());
  }

  void wake(BitSet lanes) {
    lanes.stream().forEach(lane -> bells[lane].release());
  }

  void wakeReplays() {
    bells[count()].release();
  }

  void wakeAll() {
    for (Semaphore bell : bells) {
      bell.release();
    }
  }

  /** Waits until the lane is signaled, but no longer than the given time. */
  void await(int lane, Duration longest) throws InterruptedException {
    Semaphore bell = bells[lane == REPLAYS ? count() : lane];
    if (bell.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      bell.drainPermits();
    }
  }
}
