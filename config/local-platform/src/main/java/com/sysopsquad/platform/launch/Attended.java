package com.sysopsquad.platform.launch;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One part under supervision: its current process, and when it will be started again. */
final class Attended {

  private static final int LAST_LINES = 12;

  private final Part part;
  private final Launcher launcher;
  private final Screen screen;
  private final History history;
  private final Space space;
  private final RestartPolicy policy = new RestartPolicy();
  private Optional<RunningProcess> process = Optional.empty();
  private long startAt = System.nanoTime();
  private boolean givenUp;

  Attended(Part part, Launcher launcher, Screen screen, History history, Space space) {
    this.part = part;
    this.launcher = launcher;
    this.screen = screen;
    this.history = history;
    this.space = space;
  }

  /** Takes over a running process. */
  void adopt(RunningProcess running) {
    process = Optional.of(running);
  }

  /** Starts it when it is due, and notices when it has ended. */
  void look() {
    if (process.isPresent()) {
      RunningProcess running = process.get();
      if (!running.isAlive()) {
        process = Optional.empty();
        screen.say(part + " ended. Its last output:");
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
    Optional<Duration> pause = policy.ended(Duration.ofNanos(System.nanoTime()), space.isShort());
    if (pause.isEmpty()) {
      givenUp = true;
      history.gaveUp();
      screen.complain(
          "%s ended %d times within a minute (%s) and will not be restarted. Everything else keeps running"
              .formatted(part, RestartPolicy.MOST, ending.reason()));
      return;
    }
    startAt = System.nanoTime() + pause.get().toNanos();
    screen.say(
        "%s ended (%s%s). Restarting it in %s"
            .formatted(
                part,
                ending.reason(),
                space.isShort() ? ", and " + space.sentence() : "",
                Screen.words(pause.get())));
  }
}
