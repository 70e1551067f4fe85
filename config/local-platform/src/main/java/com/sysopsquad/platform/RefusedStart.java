package com.sysopsquad.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What an application said that did not start, and its exit code. For tests. */
public record RefusedStart(List<String> lines, int exitCode) {

  /** Starts an application of the class path in a process of its own, and waits for its end. */
  public static RefusedStart of(Class<?> application, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                application.getName())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    return new RefusedStart(lines, process.waitFor());
  }
}
