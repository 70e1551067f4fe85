package com.sysopsquad.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of the installation, with its output in a file. */
public final class RunningProcess {

  private static final int LAST_LINES = 40;

  private final Process process;
  private final Path output;
  private final long outputBefore;

  private RunningProcess(Process process, Path output, long outputBefore) {
    this.process = process;
    this.output = output;
    this.outputBefore = outputBefore;
  }

  /** Starts it with nothing in its environment but what is given and what any process needs. */
  public static RunningProcess start(
      List<String> command, Path folder, Map<String, String> environment, Path output) {
    try {
      Files.createDirectories(output.getParent());
      long before = Files.exists(output) ? Files.size(output) : 0;
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
      builder.environment().keySet().removeIf(name -> name.startsWith("SYSOPS_"));
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().putAll(environment);
      return new RunningProcess(builder.start(), output, before);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its process and all that it has started. */
  Stream<ProcessHandle> handles() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /** SIGSTOP: it holds all that it has, and does nothing. */
  public void pause() {
    signal("-STOP", handles());
  }

  /** SIGCONT: it goes on as if no time had passed. */
  public void goOn() {
    signal("-CONT", handles());
  }

  /** Sends a signal to processes. */
  public static void signal(String signal, Stream<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(handle -> command.add(Long.toString(handle.pid())));
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
      return new String(bytes, from, bytes.length - from, java.nio.charset.StandardCharsets.UTF_8)
          .contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of its output, for the report of a failure. */
  public String lastWords() {
    try {
      List<String> lines = Files.readAllLines(output);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL; returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    await(30);
  }

  /** SIGTERM, and SIGKILL when that has not helped after a minute. */
  public void stop() {
    process.destroy();
    if (!await(60)) {
      kill();
    }
  }

  private boolean await(int seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return true;
    }
  }
}
