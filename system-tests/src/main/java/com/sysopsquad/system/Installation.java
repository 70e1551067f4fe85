package com.sysopsquad.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The product as separate processes on ports of their own, with all state in one folder. Each can
 * be killed as a power cut would and started again.
 */
public final class Installation implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Product product;
  private final Path folder;
  private final int offset;
  private final Map<String, String> settings;
  private final Map<Part, RunningProcess> running = new EnumMap<>(Part.class);
  private final HttpClient http = HttpClient.newHttpClient();
  private boolean quickStarts = true;

  private Installation(Product product, Path folder, int offset, Map<String, String> settings) {
    this.product = product;
    this.folder = folder;
    this.offset = offset;
    this.settings = settings;
  }

  /**
   * An installation that is not started yet.
   *
   * @param folder its {@code var/}
   * @param settings further environment of operations, workers and portal, for example the number
   *     of demonstration customers
   */
  public static Installation in(Path folder, Map<String, String> settings) {
    Installation installation =
        new Installation(
            Product.here(), folder.toAbsolutePath(), freeOffset(), new TreeMap<>(settings));
    // Also when this process is told to end in the middle.
    Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "closing"));
    return installation;
  }

  /** Gives quick starts up for the code that production runs. */
  public Installation atFullSpeed() {
    quickStarts = false;
    return this;
  }

  /** Starts the parts in their order and returns when each is ready. */
  public Installation start(Part... parts) {
    List<Part> order = Stream.of(parts).sorted().toList();
    for (Part part : order) {
      if (part.isWorker()) {
        // A worker does not migrate: it needs what operations has made.
        awaitReady(Part.OPERATIONS);
      }
      launch(part);
      if (part.compareTo(Part.OPERATIONS) < 0) {
        awaitReady(part);
      }
    }
    order.forEach(this::awaitReady);
    return this;
  }

  /** Starts one part without waiting for it. */
  public void launch(Part part) {
    running.put(
        part,
        RunningProcess.start(
            command(part),
            product.root(),
            environment(part),
            folder.resolve("log/" + part.label() + ".out")));
  }

  /** Returns when the part can be used. */
  public void awaitReady(Part part) {
    RunningProcess process = process(part);
    Waiting.until(
        part.label() + " is ready",
        START_LIMIT,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException(
                "%s has ended:%n%s".formatted(part.label(), process.lastWords()));
          }
          return ready(part, process);
        });
  }

  /** SIGKILL, also of the database's server behind the process that started it. */
  public void kill(Part part) {
    process(part).kill();
    if (part == Part.DATABASE) {
      postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** SIGSTOP to the part, with all servers behind it, and no word to those who use it. */
  public void pause(Part part) {
    process(part).pause();
    if (part == Part.DATABASE) {
      RunningProcess.signal("-STOP", servers());
    }
  }

  /** SIGCONT: it goes on as if no time had passed. */
  public void goOn(Part part) {
    process(part).goOn();
    if (part == Part.DATABASE) {
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

  /** The most memory that the part's process has had since its start, in bytes. */
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
    return postmaster().stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
  }

  /** Whether the part runs. */
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
    return EnvironmentFile.read(folder.resolve("platform.env")).get(name);
  }

  /** All settings that the platform generated. */
  public Map<String, String> settings() {
    return EnvironmentFile.read(folder.resolve("platform.env")).values();
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

  /** Where the portal tells its health and metrics. */
  public URI portalManagement() {
    return URI.create("http://localhost:" + setting("SYSOPS_PORTAL_MANAGEMENT_PORT"));
  }

  /** Where operations tells its health and metrics. */
  public URI operationsManagement() {
    return URI.create("http://localhost:" + setting("SYSOPS_OPERATIONS_MANAGEMENT_PORT"));
  }

  /** The end of every process's output, for the report of a failure. */
  public String lastWords() {
    List<String> words = new ArrayList<>();
    running.forEach((part, process) -> words.add(part.label() + ":\n" + process.lastWords()));
    return String.join("\n\n", words);
  }

  /** Stops everything, the last started first. */
  @Override
  public void close() {
    List<Part> order = new ArrayList<>(running.keySet());
    for (Part part : order.reversed()) {
      process(part).stop();
    }
    postmaster().ifPresent(ProcessHandle::destroyForcibly);
  }

  private List<String> command(Part part) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Dsysops.process=" + part.label(),
            "-Dsysops.var=" + folder,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            // Every benchmark asks the broker for its best.
            quickStarts && part != Part.BROKER
                ? "-XX:TieredStopAtLevel=1"
                : "-XX:TieredStopAtLevel=4",
            "-Duser.timezone=UTC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    switch (part) {
      case DATABASE, BROKER, PROVIDER ->
          command.addAll(
              List.of(
                  "-Xmx256m",
                  "-jar",
                  product.platform().toString(),
                  "--var",
                  folder.toString(),
                  "--port-offset",
                  String.valueOf(offset),
                  "--only",
                  part == Part.PROVIDER ? "provider,mailbox" : part.label()));
      case PORTAL -> command.addAll(List.of("-Xmx384m", "-jar", product.portal().toString()));
      default -> command.addAll(List.of("-Xmx512m", "-jar", product.operations().toString()));
    }
    return command;
  }

  private Map<String, String> environment(Part part) {
    Map<String, String> environment = new TreeMap<>();
    if (part.compareTo(Part.OPERATIONS) >= 0) {
      String file = part == Part.PORTAL ? "portal.env" : "operations.env";
      environment.putAll(EnvironmentFile.read(folder.resolve(file)).values());
      environment.putAll(settings);
    }
    if (part.isWorker()) {
      environment.keySet().removeIf(name -> name.startsWith("SYSOPS_CARD_"));
      environment.put("SYSOPS_ROLES", "worker");
    }
    return environment;
  }

  private boolean ready(Part part, RunningProcess process) {
    return switch (part) {
      case DATABASE, BROKER, PROVIDER -> process.said("platform ready");
      case OPERATIONS -> answers(operations().resolve("/readyz"));
      case PORTAL -> answers(portal().resolve("/readyz"));
      case WORKER_1, WORKER_2 -> process.said("Started ");
    };
  }

  /** Whether this address answers 200. */
  boolean answers(URI address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private RunningProcess process(Part part) {
    RunningProcess process = running.get(part);
    if (process == null) {
      throw new IllegalStateException(part.label() + " was not started");
    }
    return process;
  }

  private Optional<ProcessHandle> postmaster() {
    try (Stream<Path> files = Files.find(folder, 4, (file, a) -> file.endsWith("postmaster.pid"))) {
      Optional<Path> file = files.findFirst();
      if (file.isEmpty()) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readAllLines(file.get()).getFirst().trim());
      return ProcessHandle.of(pid)
          .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static int freeOffset() {
    while (true) {
      int offset = ThreadLocalRandom.current().nextInt(500, 3_500);
      if (Stream.of(8080, 8081, 8082, 8083, 8090, 8025, 54_320, 61_616)
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
