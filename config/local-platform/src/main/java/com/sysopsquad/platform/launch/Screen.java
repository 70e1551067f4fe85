package com.sysopsquad.platform.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The output of the command, in whole lines; what to do is part of the same line. */
final class Screen {

  private static final String EMPTY_LINE = "\r\033[K";
  private static final int MINUTE = 60;

  private boolean terminal;
  private boolean ending;

  Screen(boolean terminal) {
    this.terminal = terminal;
  }

  synchronized void say(String line) {
    progressDone();
    System.out.println(line);
    System.out.flush();
  }

  synchronized void complain(String line) {
    progressDone();
    if (ending) {
      return;
    }
    System.err.println("run: " + line);
    System.err.flush();
  }

  /** From now on, errors come from what was stopped on purpose, so they are discarded. */
  synchronized void ending() {
    ending = true;
  }

  /** A line that the next one overwrites; nothing if the output is not a terminal. */
  synchronized void progress(String line) {
    if (terminal) {
      System.out.print(EMPTY_LINE + line);
      System.out.flush();
    }
  }

  synchronized void progressDone() {
    progress("");
  }

  /** From now on, everything goes to a file; readers of the previous output see its end. */
  synchronized void moveTo(Path file) throws IOException {
    terminal = false;
    PrintStream stream =
        new PrintStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            true,
            StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    new FileOutputStream(FileDescriptor.out).close();
    new FileOutputStream(FileDescriptor.err).close();
  }

  /** A duration as text: 7 s, 2 min 5 s. */
  static String words(Duration time) {
    long seconds = time.toSeconds();
    return seconds < MINUTE ? seconds + " s" : seconds / MINUTE + " min " + seconds % MINUTE + " s";
  }
}
