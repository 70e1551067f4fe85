package com.sysopsquad.flows.delivery;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for threads that were asked to end. */
final class Joining {

  private static final Logger log = LoggerFactory.getLogger(Joining.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Joining() {}

  static void all(List<Thread> threads) {
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      for (Thread thread : threads) {
        if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          log.warn("{} does not end; what it has not committed comes again", thread.getName());
        }
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
