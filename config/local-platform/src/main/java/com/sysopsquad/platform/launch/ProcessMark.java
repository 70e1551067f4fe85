package com.sysopsquad.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Identifies a process by its id and start time, since an id alone may have been reused by another
 * process. Stored in a PID file.
 *
 * @param start in the unit of the system
 */
record ProcessMark(long pid, String start) {

  private static final Path PROCESSES = Path.of("/proc");

  /**
   * Positions of the fields in {@code /proc/<pid>/stat}, counted after the name: state and start.
   */
  private static final int START = 19;

  /** The mark of a running process. */
  static Optional<ProcessMark> of(long pid) {
    if (!Files.isDirectory(PROCESSES.resolve("self"))) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(process -> process.info().startInstant())
          .map(start -> new ProcessMark(pid, start.toString()));
    }
    try {
      String stat = Files.readString(PROCESSES.resolve(pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[0].equals("Z") || fields[0].equals("X")
          ? Optional.empty()
          : Optional.of(new ProcessMark(pid, fields[START]));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The contents of a PID file, if it exists and is complete. */
  static Optional<ProcessMark> read(Path file) {
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      return words.length == 2
          ? Optional.of(new ProcessMark(Long.parseLong(words[0]), words[1]))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Writes a PID file, so that a reader sees all of it or nothing. */
  void write(Path file) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(draft, pid + " " + start + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return of(pid).equals(Optional.of(this));
  }

  /** The process, if it is still the same one. */
  Optional<ProcessHandle> process() {
    return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
  }
}
