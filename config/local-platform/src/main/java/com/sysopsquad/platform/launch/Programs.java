package com.sysopsquad.platform.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs that {@code ./run} waits for: the build, the operations client. */
final class Programs {

  private final Path folder;
  private volatile Optional<Process> current = Optional.empty();

  Programs(Path folder) {
    this.folder = folder;
  }

  /** The output of a program, and how it ended. */
  record Result(int exitCode, List<String> lines) {}

  /** Runs a program that writes to the user; returns its exit code. */
  int run(List<String> command, Map<String, String> environment, Redirect errors) {
    return end(start(command, environment, Redirect.INHERIT, errors));
  }

  /** Runs a program and reads its output; errors are discarded. */
  Result read(List<String> command, Map<String, String> environment) {
    Process process = start(command, environment, Redirect.PIPE, Redirect.DISCARD);
    List<String> lines = process.inputReader().lines().toList();
    return new Result(end(process), lines);
  }

  /** Ends the program that is waited for, with all processes that it has started. */
  void stop() {
    current.ifPresent(
        process -> {
          process.descendants().forEach(ProcessHandle::destroy);
          process.destroy();
          try {
            process.waitFor(10, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private Process start(
      List<String> command, Map<String, String> environment, Redirect output, Redirect errors) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output)
              .redirectError(errors);
      builder.environment().putAll(environment);
      Process process = builder.start();
      current = Optional.of(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int end(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      current = Optional.empty();
    }
  }
}
