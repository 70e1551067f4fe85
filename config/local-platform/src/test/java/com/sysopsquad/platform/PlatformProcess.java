package com.sysopsquad.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The local platform as a process of its own, which can be killed. */
final class PlatformProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private PlatformProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static PlatformProcess start(Path var, int portOffset, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Xmx192m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(LocalPlatform.class.getName());
    command.addAll(List.of("--var", var.toString(), "--port-offset", "" + portOffset));
    command.addAll(List.of(more));
    return new PlatformProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** An offset at which every port is free. */
  static int freePortOffset() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(100, 3_900))
        .filter(PlatformProcess::isFree)
        .findFirst()
        .orElseThrow();
  }

  static Map<String, String> environment(Path var) throws IOException {
    return Files.readAllLines(var.resolve("platform.env")).stream()
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf('=')),
                line -> line.substring(line.indexOf('=') + 1)));
  }

  PlatformProcess awaitReady() throws IOException {
    awaitLine(line -> line.startsWith("platform ready"));
    return this;
  }

  /** Reads on until a line fits; fails with the whole output if the process ends before. */
  void awaitLine(Predicate<String> fits) throws IOException {
    String line;
    while ((line = output.readLine()) != null) {
      lines.add(line);
      if (fits.test(line)) {
        return;
      }
    }
    throw new AssertionError("the platform ended: " + String.join("\n", lines));
  }

  /** Waits for its end; gives what it has printed. */
  String awaitEnd() throws IOException, InterruptedException {
    String line;
    while ((line = output.readLine()) != null) {
      lines.add(line);
    }
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new AssertionError("the platform does not end: " + String.join("\n", lines));
    }
    return String.join("\n", lines);
  }

  int exitCode() {
    return process.exitValue();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void terminate() {
    process.toHandle().destroy();
  }

  @Override
  public void close() {
    process.toHandle().destroy();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }

  private static boolean isFree(int offset) {
    Ports ports = Ports.withOffset(offset);
    try {
      Ports.requireFree("database", ports.database());
      Ports.requireFree("broker", ports.broker());
      Ports.requireFree("provider", ports.provider());
      Ports.requireFree("mailbox", ports.mail());
      return true;
    } catch (PlatformException e) {
      return false;
    }
  }
}
