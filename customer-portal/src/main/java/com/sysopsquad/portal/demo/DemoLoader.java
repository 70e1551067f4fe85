package com.sysopsquad.portal.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Adds the demonstration customers in the background after the portal has started, in batches. Each
 * batch is a transaction: after a crash, the next start continues.
 */
@Component
class DemoLoader implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(DemoLoader.class);
  private static final int BATCH = 50;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final DemoSettings settings;
  private final AddingDemoCustomers adding;
  private final PasswordEncoder passwords;
  private final JdbcClient jdbc;
  private volatile DemoProgress progress;
  private @Nullable Thread thread;

  DemoLoader(
      DemoSettings settings,
      AddingDemoCustomers adding,
      PasswordEncoder passwords,
      JdbcClient jdbc) {
    this.settings = settings;
    this.adding = adding;
    this.passwords = passwords;
    this.jdbc = jdbc;
    this.progress =
        settings.customers() == 0
            ? DemoProgress.complete(0)
            : new DemoProgress("not begun", 0, settings.customers());
  }

  /** Its progress. */
  DemoProgress progress() {
    return progress;
  }

  /** Starts, unless nothing is requested. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (settings.customers() > 0) {
      thread = Thread.ofVirtual().name("demo-loader").start(this::load);
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    if (thread != null) {
      thread.interrupt();
      thread.join(Duration.ofSeconds(10));
    }
  }

  private void load() {
    try {
      if (!addedBefore()) {
        waitUntil("waiting for contracts to be synchronized", 0, adding::possible);
        addAll();
      }
      waitUntil("sending plans and cards", settings.customers(), this::allSent);
      progress = DemoProgress.complete(settings.customers());
      log.info("The {} demonstration customers are there", settings.customers());
    } catch (InterruptedException e) {
      log.info("Stopped adding demonstration customers; the next start goes on");
      Thread.currentThread().interrupt();
    }
  }

  private boolean addedBefore() throws InterruptedException {
    boolean[] there = new boolean[1];
    waitUntil(
        "looking",
        0,
        () -> {
          there[0] = adding.exists(settings.customers());
          return true;
        });
    return there[0];
  }

  private void addAll() throws InterruptedException {
    String hash = settings.password().isEmpty() ? null : passwords.encode(settings.password());
    long from = System.nanoTime();
    for (int first = 1; first <= settings.customers(); first += BATCH) {
      int begin = first;
      int last = Math.min(first + BATCH - 1, settings.customers());
      waitUntil(
          "adding",
          first - 1,
          () -> {
            adding.add(begin, last, settings.signingIn(), hash);
            return true;
          });
      if (last % 250 == 0 || last == settings.customers()) {
        log.info(
            "Demonstration customers: {} of {} after {} ms",
            last,
            settings.customers(),
            Duration.ofNanos(System.nanoTime() - from).toMillis());
      }
    }
  }

  private boolean allSent() {
    return jdbc.sql("select not exists (select from delivery.outbox)")
        .query(Boolean.class)
        .single();
  }

  /** Repeats until it succeeds, with a growing pause; an error is logged and retried. */
  private void waitUntil(String what, int added, Attempt attempt) throws InterruptedException {
    progress = new DemoProgress(what, added, settings.customers());
    Duration pause = SHORTEST_PAUSE;
    while (!succeeds(what, attempt)) {
      Thread.sleep(pause);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  private boolean succeeds(String what, Attempt attempt) throws InterruptedException {
    try {
      return attempt.succeeds();
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      log.warn("Demonstration customers, {}: trying again, since {}", what, e.toString());
      return false;
    }
  }

  /** Something that may not be possible yet. */
  @FunctionalInterface
  private interface Attempt {

    boolean succeeds();
  }
}
