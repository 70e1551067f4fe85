package com.sysopsquad.system.messages;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;

/** Lets messages be written as long as not too many are on their way, until it is closed. */
final class Steering implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final MessageChecker checker;
  private final int mostUnderWay;
  private final Consumer<Boolean> letWrite;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  Steering(MessageChecker checker, int mostUnderWay, Consumer<Boolean> letWrite) {
    this.checker = checker;
    this.mostUnderWay = mostUnderWay;
    this.letWrite = letWrite;
    this.thread = Thread.ofVirtual().start(this::steer);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void steer() {
    try {
      do {
        tryToSteer();
      } while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryToSteer() {
    try {
      letWrite.accept(checker.underWay() < mostUnderWay);
    } catch (DataAccessException away) {
      // The database is down at this moment: nobody writes anyway.
    }
  }
}
