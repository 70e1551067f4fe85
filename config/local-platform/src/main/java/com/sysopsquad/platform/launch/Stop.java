package com.sysopsquad.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** Stops an installation: its supervisor first, then its parts, in reverse order of their start. */
final class Stop {

  private static final Duration SUPERVISOR_LIMIT = Duration.ofMinutes(5);

  private final InstallationFolder folder;
  private final Launcher launcher;
  private final Screen screen;

  Stop(InstallationFolder folder, Launcher launcher, Screen screen) {
    this.folder = folder;
    this.launcher = launcher;
    this.screen = screen;
  }

  void everything() {
    ProcessMark.read(folder.supervisor())
        .flatMap(mark -> RunningProcess.adopted(mark, folder.log()))
        .ifPresent(
            supervisor -> {
              // It stops the parts itself.
              supervisor.handles().findFirst().ifPresent(ProcessHandle::destroy);
              if (!supervisor.endsWithin(SUPERVISOR_LIMIT)) {
                supervisor.kill();
              }
            });
    leftovers();
    folder.forgetRun();
    screen.say("Everything is stopped");
  }

  /** Stops parts that run without a supervisor, whether or not their PID files still exist. */
  void leftovers() {
    for (Part part : new TreeSet<>(folder.startedParts()).descendingSet()) {
      launcher.running(part).ifPresent(running -> stop(part, running, screen));
      forget(launcher.pidFile(part));
    }
    String ours = "-Dsysops.var=" + folder.path();
    ProcessHandle.allProcesses()
        .filter(process -> List.of(process.info().arguments().orElse(new String[0])).contains(ours))
        .flatMap(process -> ProcessMark.of(process.pid()).stream())
        .flatMap(mark -> RunningProcess.adopted(mark, folder.log()).stream())
        .toList()
        .forEach(RunningProcess::stop);
    database();
  }

  /** A database server survives a platform that was killed. */
  void database() {
    launcher
        .postmaster()
        .flatMap(server -> ProcessMark.of(server.pid()))
        .flatMap(mark -> RunningProcess.adopted(mark, folder.log()))
        .ifPresent(
            server -> {
              screen.say("stopping the database of an earlier start");
              // Fast: its clients are disconnected, and what they committed is written.
              RunningProcess.signal("-INT", server.handles().limit(1));
              server.endsWithin(Duration.ofMinutes(1));
            });
  }

  /** Stops one part and waits until it is gone. */
  static void stop(Part part, RunningProcess running, Screen screen) {
    screen.say("stopping " + part);
    if (!running.stop()) {
      screen.say(part + " did not stop within a minute and was killed");
    }
  }

  static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
