package com.sysopsquad.platform.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One process of an installation, with its output in a file. */
public final class RunningProcess {

  private static final int LONGEST_LINE = 400;
  private static final int LONGEST_WORDS = 200;
  private static final long END_OF_FILE = 64 << 10;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofMillis(20);
  private static final Pattern STACK = Pattern.compile("\\s*(at |\\.\\.\\. ).*");

  private final ProcessMark mark;
  private final ProcessHandle handle;
  private final Optional<Process> child;
  private final Path output;
  private final long outputBefore;

  private RunningProcess(
      ProcessMark mark,
      ProcessHandle handle,
      Optional<Process> child,
      Path output,
      long outputBefore) {
    this.mark = mark;
    this.handle = handle;
    this.child = child;
    this.output = output;
    this.outputBefore = outputBefore;
  }

  /** Starts it with only the given product settings in its environment. */
  public static RunningProcess start(
      List<String> command, Path folder, Map<String, String> environment, Path output) {
    try {
      Files.createDirectories(output.getParent());
      long before = Files.exists(output) ? Files.size(output) : 0;
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
      builder.environment().keySet().removeIf(name -> name.startsWith("SYSOPS_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      ProcessMark mark =
          ProcessMark.of(process.pid()).orElse(new ProcessMark(process.pid(), "ended"));
      return new RunningProcess(mark, process.toHandle(), Optional.of(process), output, before);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process that another process has started; the whole file is its output. */
  static Optional<RunningProcess> adopted(ProcessMark mark, Path output) {
    return mark.process()
        .map(process -> new RunningProcess(mark, process, Optional.empty(), output, 0));
  }

  /** Whether it is running. */
  public boolean isAlive() {
    return child.map(Process::isAlive).orElseGet(mark::isAlive);
  }

  ProcessMark mark() {
    return mark;
  }

  /** Its process and all processes that it has started. */
  public Stream<ProcessHandle> handles() {
    return Stream.concat(Stream.of(handle), handle.descendants());
  }

  /** SIGSTOP: it keeps its resources, and does nothing. */
  public void pause() {
    signal("-STOP", handles());
  }

  /** SIGCONT: it continues as if no time had passed. */
  public void goOn() {
    signal("-CONT", handles());
  }

  /** Sends a signal to processes. */
  public static void signal(String signal, Stream<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it has written this since it was started. */
  public boolean said(String text) {
    try {
      byte[] bytes = Files.readAllBytes(output);
      int from = (int) Math.min(outputBefore, bytes.length);
      return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of its output and of its log, without stack traces, for the report of a failure. */
  public String lastWords(int most) {
    StringBuilder words = new StringBuilder();
    for (Path file : List.of(log(), output)) {
      List<String> lines = lastLines(file);
      if (!lines.isEmpty()) {
        words.append("  ").append(file).append(":\n");
        lines
            .subList(Math.max(0, lines.size() - most), lines.size())
            .forEach(line -> words.append("  | ").append(line).append('\n'));
      }
    }
    return words.toString().stripTrailing();
  }

  /** Why it ended, and its last output, each on one line. */
  Ending ending() {
    String words = lastLine(lastWritten(output) >= lastWritten(log()) ? output : log());
    OptionalInt code = child.map(p -> OptionalInt.of(p.exitValue())).orElse(OptionalInt.empty());
    // A JVM that is out of memory says so in its output.
    return new Ending(
        Ending.reason(code, lastLine(output)),
        words.substring(0, Math.min(words.length(), LONGEST_WORDS)));
  }

  /** SIGKILL; returns when it is gone. */
  public void kill() {
    handle.destroyForcibly();
    endsWithin(PATIENCE);
  }

  /** SIGTERM, and SIGKILL if it has not ended after a minute; false if it was killed. */
  public boolean stop() {
    if (isAlive()) {
      handle.destroy();
      if (!endsWithin(PATIENCE)) {
        kill();
        return false;
      }
    }
    return true;
  }

  /** Whether it ends in time. A process that another process has started can only be polled. */
  boolean endsWithin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    return true;
  }

  private static long lastWritten(Path file) {
    return file.toFile().lastModified();
  }

  private static String lastLine(Path file) {
    List<String> lines = lastLines(file);
    return lines.isEmpty() ? "" : lines.getLast();
  }

  /** The log that the program itself writes, next to its output. */
  private Path log() {
    return output.resolveSibling(output.getFileName().toString().replaceAll("\\.out$", ".log"));
  }

  private static List<String> lastLines(Path file) {
    try (var channel = Files.newByteChannel(file)) {
      long from = Math.max(0, channel.size() - END_OF_FILE);
      byte[] end = new byte[(int) (channel.size() - from)];
      channel.position(from);
      var buffer = java.nio.ByteBuffer.wrap(end);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Until all of it has been read.
      }
      return new String(end, 0, buffer.position(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !STACK.matcher(line).matches())
          .map(line -> line.substring(0, Math.min(line.length(), LONGEST_LINE)))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
