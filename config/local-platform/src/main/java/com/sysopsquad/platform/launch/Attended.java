package com.sysopsquad.platform.launch;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One part under supervision: what runs of it now, and when it is started again. */
final class Attended {

  private static final int LAST_LINES = 12;

  private final Part part;
  private final Launcher launcher;
  private final Screen screen;
  private final History history;
  private final RestartPolicy policy = new RestartPolicy();
  private Optional<RunningProcess> process = Optional.empty();
  private long startAt = System.nanoTime();
  private boolean givenUp;

  Attended(Part part, Launcher launcher, Screen screen, History history) {
    this.part = part;
    this.launcher = launcher;
    this.screen = screen;
    this.history = history;
  }

  /** Takes over what runs. */
  void adopt(RunningProcess running) {
    process = Optional.of(running);
  }

  /** Starts it when it is time to, and notices when it has ended. */
  void look() {
    if (process.isPresent()) {
      RunningProcess running = process.get();
      if (!running.isAlive()) {
        process = Optional.empty();
        screen.say(part + " ended by itself; the last that it said:");
        screen.say(running.lastWords(LAST_LINES));
        ended(running.ending());
      }
    } else if (!givenUp && System.nanoTime() - startAt >= 0) {
      try {
        process = Optional.of(launcher.start(part));
      } catch (UncheckedIOException | IllegalStateException e) {
        ended(new Ending("it cannot be started", String.valueOf(e.getMessage())));
      }
    }
  }

  boolean isReady() {
    return process.map(running -> launcher.isReady(part, running)).orElse(false);
  }

  boolean isGivenUp() {
    return givenUp;
  }

  /** Stops it; nothing starts it again. */
  void stop() {
    givenUp = true;
    process.filter(RunningProcess::isAlive).ifPresent(running -> Stop.stop(part, running, screen));
    Stop.forget(launcher.pidFile(part));
  }

  private void ended(Ending ending) {
    history.ended(Instant.now(), ending);
    Optional<Duration> pause = policy.ended(Duration.ofNanos(System.nanoTime()));
    if (pause.isEmpty()) {
      givenUp = true;
      history.gaveUp();
      screen.complain(
          "%s ended %d times within a minute (%s) and is left alone; everything else goes on"
              .formatted(part, RestartPolicy.MOST, ending.reason()));
      return;
    }
    startAt = System.nanoTime() + pause.get().toNanos();
    screen.say(
        "%s ended (%s); starting it again in %s"
            .formatted(part, ending.reason(), Screen.words(pause.get())));
  }
}
