package com.sysopsquad.platform.launch;

import java.nio.file.Files;
import java.util.Optional;

/** Shows which parts of an installation are running, and which were restarted. */
final class Status {

  private final InstallationFolder folder;
  private final Launcher launcher;
  private final Screen screen;

  Status(InstallationFolder folder, Launcher launcher, Screen screen) {
    this.folder = folder;
    this.launcher = launcher;
    this.screen = screen;
  }

  /** Shows it, and returns the exit code. */
  int tell() {
    int code = ExitCodes.OK;
    for (Part part : folder.parts()) {
      Optional<RunningProcess> running = launcher.running(part);
      screen.say(line(part.name(), running.map(RunningProcess::mark), "stopped"));
      new History(folder.run(), part).report().forEach(line -> screen.say(" ".repeat(13) + line));
      if (running.isEmpty()) {
        code = ExitCodes.NOT_ALL_RUNS;
      }
    }
    Optional<ProcessMark> supervisor =
        ProcessMark.read(folder.supervisor()).filter(ProcessMark::isAlive);
    screen.say(
        line(
            "supervisor",
            supervisor,
            Files.exists(folder.supervisor())
                ? "was killed. Nothing is restarted until ./run --background takes over"
                : "stopped"));
    Space space = new Space(folder.path());
    if (space.isShort()) {
      screen.say(
          "%-12s %s: free some; what ended is started again within a minute"
              .formatted("disk", space.sentence()));
    }
    return supervisor.isEmpty() ? ExitCodes.NOT_ALL_RUNS : code;
  }

  private static String line(String name, Optional<ProcessMark> mark, String otherwise) {
    return "%-12s %s"
        .formatted(
            name,
            mark.flatMap(ProcessMark::process)
                .map(
                    process ->
                        "running  process %d  since %s"
                            .formatted(
                                process.pid(),
                                process.info().startInstant().map(History::words).orElse("?")))
                .orElse(otherwise));
  }
}
