package com.sysopsquad.platform.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Keeps the parts of an installation running until it is told to stop them. */
final class Supervisor {

  private static final Duration STEP = Duration.ofMillis(100);

  private final Launcher launcher;
  private final Screen screen;
  private final Path run;
  private final Map<Part, Attended> parts = new TreeMap<>();
  private boolean stopping;

  Supervisor(Launcher launcher, Screen screen, Path run) {
    this.launcher = launcher;
    this.screen = screen;
    this.run = run;
  }

  /** Takes over a part if it is running, and starts it otherwise. */
  synchronized void attend(Part part) {
    if (stopping) {
      return;
    }
    Attended attended =
        new Attended(part, launcher, screen, new History(run, part), new Space(run));
    launcher.running(part).ifPresent(attended::adopt);
    parts.put(part, attended);
    attended.look();
  }

  /** Supervises all parts until it is told to stop, or until none is restarted anymore. */
  void watch() {
    while (look()) {
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  private synchronized boolean look() {
    if (stopping) {
      return false;
    }
    parts.values().forEach(Attended::look);
    return parts.values().stream().anyMatch(part -> !part.isGivenUp());
  }

  /** Whether the part becomes ready within the limit; false also if it is not restarted anymore. */
  boolean awaitReady(Part part, Duration limit) {
    long start = System.nanoTime();
    while (true) {
      Attended attended = attended(part);
      if (attended.isReady()) {
        screen.progressDone();
        return true;
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (attended.isGivenUp() || waited.compareTo(limit) > 0) {
        screen.progressDone();
        return false;
      }
      screen.progress("waiting for %s, %s".formatted(part, Screen.words(waited)));
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  /** Ends the supervision, and then the parts, in reverse order of their start. */
  void stop() {
    List<Attended> order;
    synchronized (this) {
      stopping = true;
      order = new ArrayList<>(parts.values());
    }
    order.reversed().forEach(Attended::stop);
  }

  private synchronized Attended attended(Part part) {
    Attended attended = parts.get(part);
    if (attended == null) {
      throw new IllegalStateException(part + " is not attended");
    }
    return attended;
  }
}
