package com.sysopsquad.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The ends of one part since its installation was started, written by the supervisor. */
final class History {

  private static final String GAVE_UP = "given up";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy xxx", Locale.ENGLISH);

  private final Path file;

  History(Path run, Part part) {
    this.file = run.resolve(part.name() + ".ends");
  }

  void ended(Instant when, Ending ending) {
    append(when + "\t" + ending.toString().replaceAll("\\s+", " "));
  }

  void gaveUp() {
    append(GAVE_UP);
  }

  /** How often it was restarted, and why it ended the last time; empty if it never ended. */
  List<String> report() {
    List<String> lines = lines();
    List<String[]> ends =
        lines.stream().map(line -> line.split("\t", 2)).filter(end -> end.length == 2).toList();
    if (ends.isEmpty()) {
      return List.of();
    }
    String last =
        "last end %s: %s".formatted(words(Instant.parse(ends.getLast()[0])), ends.getLast()[1]);
    int restarts = ends.size() - (lines.contains(GAVE_UP) ? 1 : 0);
    String times = "restarted %d %s".formatted(restarts, restarts == 1 ? "time" : "times");
    return lines.contains(GAVE_UP)
        ? List.of(times + ", then not restarted after 5 ends within a minute", last)
        : List.of(times, last);
  }

  /** A time of this machine, with its offset from UTC. */
  static String words(Instant moment) {
    return TIME.format(moment.atZone(ZoneId.systemDefault()));
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The disk may be full. It is more important to keep the parts running than to report this.
    }
  }
}
