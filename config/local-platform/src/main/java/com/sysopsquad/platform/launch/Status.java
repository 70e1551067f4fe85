package com.sysopsquad.platform.launch;

import java.nio.file.Files;
import java.util.Optional;

/** Says what of an installation runs, and what was started again. */
final class Status {

  private final InstallationFolder folder;
  private final Launcher launcher;
  private final Screen screen;

  Status(InstallationFolder folder, Launcher launcher, Screen screen) {
    this.folder = folder;
    this.launcher = launcher;
    this.screen = screen;
  }

  /** Says it, and returns the exit code. */
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
                ? "was killed: nothing is started again until ./run --background takes over"
                : "stopped"));
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
