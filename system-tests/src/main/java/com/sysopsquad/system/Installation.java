package com.sysopsquad.system;

import com.sysopsquad.platform.Ports;
import com.sysopsquad.platform.launch.Launcher;
import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.platform.launch.Product;
import com.sysopsquad.platform.launch.RunningProcess;
import com.sysopsquad.platform.launch.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The product as separate processes on separate ports, with all state in one folder. Each process
 * can be killed, as by a power failure, and started again.
 */
public final class Installation implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private static final int LAST_LINES = 40;

  private final Path folder;
  private final Map<String, String> settings;
  private final Launcher launcher;
  private final Map<Part, RunningProcess> running = new TreeMap<>();
  private boolean quickStarts = true;
  private Map<String, String> onceOnly = Map.of();

  private Installation(Path folder, Map<String, String> settings) {
    this.folder = folder;
    this.settings = settings;
    this.launcher = new Launcher(Product.here(), folder, freeOffset(), new ForTests());
  }

  /** Processes that start quickly, in an unusual time zone. */
  private final class ForTests implements Launcher.Wishes {

    @Override
    public List<String> flags(Part part) {
      // Every benchmark needs the broker's best performance.
      int level = quickStarts && !part.equals(Part.BROKER) ? 1 : 4;
      return List.of("-XX:TieredStopAtLevel=" + level, "-Duser.timezone=UTC");
    }

    @Override
    public Map<String, String> settings(Part part) {
      Map<String, String> all = new TreeMap<>(settings);
      all.putAll(onceOnly);
      return all;
    }
  }

  /**
   * An installation that is not started yet.
   *
   * @param folder its {@code var/}
   * @param settings further environment of operations, workers and portal, for example the number
   *     of demonstration customers
   */
  public static Installation in(Path folder, Map<String, String> settings) {
    Installation installation = new Installation(folder.toAbsolutePath(), Map.copyOf(settings));
    // Also if this process is told to end in the middle.
    Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "closing"));
    return installation;
  }

  /** Disables the quick starts, to run the same code as in production. */
  public Installation atFullSpeed() {
    quickStarts = false;
    return this;
  }

  /** Starts the parts in order and returns when each is ready. */
  public Installation start(Part... parts) {
    List<Part> order = Stream.of(parts).sorted().toList();
    for (Part part : order) {
      if (part.isWorker()) {
        // A worker does not migrate: it needs the schema that operations creates.
        awaitReady(Part.OPERATIONS);
      }
      launch(part);
      if (part.isPlatform()) {
        awaitReady(part);
      }
    }
    order.forEach(this::awaitReady);
    return this;
  }

  /** Starts the parts with further environment, which their next start does not have. */
  void startOnceWith(Map<String, String> further, Part... parts) {
    onceOnly = Map.copyOf(further);
    try {
      start(parts);
    } finally {
      onceOnly = Map.of();
    }
  }

  /** Starts one part without waiting for it. */
  public void launch(Part part) {
    running.put(part, launcher.start(part));
  }

  /** Returns when the part is ready. */
  public void awaitReady(Part part) {
    RunningProcess process = process(part);
    Waiting.until(
        part.name() + " is ready",
        START_LIMIT,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException(
                "%s has ended:%n%s".formatted(part.name(), process.lastWords(LAST_LINES)));
          }
          return launcher.isReady(part, process);
        });
  }

  /** SIGKILL, also for the database's server behind the process that started it. */
  public void kill(Part part) {
    process(part).kill();
    if (part.equals(Part.DATABASE)) {
      launcher.postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** SIGSTOP to the part, with all its servers; its clients are not notified. */
  public void pause(Part part) {
    process(part).pause();
    if (part.equals(Part.DATABASE)) {
      RunningProcess.signal("-STOP", servers());
    }
  }

  /** SIGCONT: it continues as if no time had passed. */
  public void goOn(Part part) {
    process(part).goOn();
    if (part.equals(Part.DATABASE)) {
      RunningProcess.signal("-CONT", servers());
    }
  }

  /** Processor time that its processes have used. */
  public Duration cpuTime() {
    return Stream.concat(running.values().stream().flatMap(RunningProcess::handles), servers())
        .distinct()
        .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The peak memory of the part's process since its start, in bytes. */
  public long largestMemory(Part part) {
    long pid = process(part).handles().findFirst().orElseThrow().pid();
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The postmaster and the processes that serve its clients. */
  private Stream<ProcessHandle> servers() {
    return launcher.postmaster().stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
  }

  /** Whether the part is running. */
  public boolean isRunning(Part part) {
    RunningProcess process = running.get(part);
    return process != null && process.isAlive();
  }

  /** SIGTERM; returns when it is gone. */
  public void stop(Part part) {
    process(part).stop();
  }

  /** A setting that the platform generated, for example {@code SYSOPS_PROVIDER_URL}. */
  public String setting(String name) {
    String value = settings().get(name);
    if (value == null) {
      throw new IllegalStateException("The platform did not write " + name);
    }
    return value;
  }

  /** All settings that the platform generated. */
  public Map<String, String> settings() {
    return Settings.read(folder.resolve("platform.env"));
  }

  public Path folder() {
    return folder;
  }

  public URI portal() {
    return URI.create("http://localhost:" + setting("SYSOPS_PORTAL_PORT"));
  }

  public URI operations() {
    return URI.create("http://localhost:" + setting("SYSOPS_OPERATIONS_PORT"));
  }

  /** Where the portal shows its health and metrics. */
  public URI portalManagement() {
    return URI.create("http://localhost:" + setting("SYSOPS_PORTAL_MANAGEMENT_PORT"));
  }

  /** Where operations shows its health and metrics. */
  public URI operationsManagement() {
    return URI.create("http://localhost:" + setting("SYSOPS_OPERATIONS_MANAGEMENT_PORT"));
  }

  /** The end of every process's output, for the report of a failure. */
  public String lastWords() {
    List<String> words = new ArrayList<>();
    running.forEach(
        (part, process) -> words.add(part.name() + ":\n" + process.lastWords(LAST_LINES)));
    return String.join("\n\n", words);
  }

  /** Stops everything, in reverse order of the start. */
  @Override
  public void close() {
    List<Part> order = new ArrayList<>(running.keySet());
    for (Part part : order.reversed()) {
      process(part).stop();
    }
    if (running.containsKey(Part.DATABASE)) {
      launcher.postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private RunningProcess process(Part part) {
    RunningProcess process = running.get(part);
    if (process == null) {
      throw new IllegalStateException(part.name() + " was not started");
    }
    return process;
  }

  /** A number that can be added to the usual ports, all of which are free then. */
  public static int freeOffset() {
    while (true) {
      int offset = ThreadLocalRandom.current().nextInt(500, 3_000);
      if (Ports.withOffset(offset).areOpenedByBrowsers()
          && Stream.of(8080, 8081, 8082, 8083, 8090, 8025, 9101, 9102, 54_320, 61_616)
              .allMatch(p -> isFree(p + offset))) {
        return offset;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
