package com.sysopsquad.platform.launch;

import com.sysopsquad.platform.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Starts each part of one installation with its settings, memory, ports, log, and PID file. Does
 * not supervise: a part that ends stays down until somebody starts it again.
 */
public final class Launcher {

  private static final int KEPT_OUTPUTS = 5;
  private static final int WORKER_PORT = 9100;
  private static final int PATIENCE_MILLIS = 5_000;

  private final Product product;
  private final Path var;
  private final int portOffset;
  private final Ports ports;
  private final Wishes wishes;

  /** What a caller wants in addition to the defaults of the product. */
  public interface Wishes {

    /** Additional flags of the JVM. */
    List<String> flags(Part part);

    /** Additional environment settings; not used for the platform's parts. */
    Map<String, String> settings(Part part);
  }

  /**
   * @param var the folder of the installation, absolute
   * @param portOffset number that is added to each port
   */
  public Launcher(Product product, Path var, int portOffset, Wishes wishes) {
    this.product = product;
    this.var = var;
    this.portOffset = portOffset;
    this.ports = Ports.withOffset(portOffset);
    this.wishes = wishes;
  }

  /** Starts a part without waiting for it. */
  public RunningProcess start(Part part) {
    Path output = output(part);
    rotate(output);
    RunningProcess process =
        RunningProcess.start(command(part), product.root(), environment(part), output);
    try {
      process.mark().write(pidFile(part));
    } catch (UncheckedIOException e) {
      // Without its PID file nobody could stop it.
      process.kill();
      throw e;
    }
    return process;
  }

  /** The part's process, whoever has started it, if its PID file names a running one. */
  Optional<RunningProcess> running(Part part) {
    return ProcessMark.read(pidFile(part))
        .flatMap(mark -> RunningProcess.adopted(mark, output(part)));
  }

  /** Whether the part is ready. */
  public boolean isReady(Part part, RunningProcess process) {
    return switch (part.kind()) {
      case PLATFORM, SERVER -> process.said("platform ready");
      case OPERATIONS -> answers(ports.operations(), "/readyz");
      case PORTAL -> answers(ports.portal(), "/readyz");
      case WORKER -> answers(workerPort(part), "/actuator/health/readiness");
    };
  }

  /** Whether a path of a local port answers 200. */
  public static boolean answers(int port, String path) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return status != null && status.contains(" 200");
    } catch (IOException e) {
      return false;
    }
  }

  /** The server of the local database, which survives a platform that was killed. */
  public Optional<ProcessHandle> postmaster() {
    Path data = var.resolve("postgres/data");
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(p -> p.info().commandLine().orElse("").contains(data.toString()));
    } catch (IOException | NumberFormatException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  int workerPort(Part worker) {
    return WORKER_PORT + portOffset + worker.number();
  }

  Ports ports() {
    return ports;
  }

  Path pidFile(Part part) {
    return var.resolve("run").resolve(part.name() + ".pid");
  }

  private Path output(Part part) {
    return var.resolve("log").resolve(part.name() + ".out");
  }

  private List<String> command(Part part) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // First, so that a process list shows which installation the process belongs to.
    command.add("-Dsysops.process=" + part.name());
    command.add("-Dsysops.var=" + var);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(part.kind().flags());
    command.addAll(wishes.flags(part));
    command.add("-jar");
    command.add(product.program(part.kind().module()).toString());
    if (part.isPlatform()) {
      command.addAll(List.of("--var", var.toString(), "--port-offset", "" + portOffset));
    }
    command.addAll(part.arguments());
    return command;
  }

  private Map<String, String> environment(Part part) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("LOGGING_FILE_NAME", var.resolve("log/" + part.name() + ".log").toString());
    environment.put("LOGGING_THRESHOLD_CONSOLE", "off");
    environment.put("LOGGING_LOGBACK_ROLLINGPOLICY_MAX_FILE_SIZE", "20MB");
    environment.put("LOGGING_LOGBACK_ROLLINGPOLICY_MAX_HISTORY", "7");
    environment.put("LOGGING_LOGBACK_ROLLINGPOLICY_TOTAL_SIZE_CAP", "200MB");
    if (!part.isPlatform()) {
      environment.putAll(Settings.read(var.resolve(part.kind().settings())));
      environment.putAll(wishes.settings(part));
    }
    if (part.isWorker()) {
      // A worker only charges the provider's tokens, so it gets no keys of cards and bodies.
      environment
          .keySet()
          .removeIf(name -> name.startsWith("SYSOPS_CARD_") || name.endsWith("_WITHHELD_KEY"));
      environment.put("SYSOPS_ROLES", "worker");
      environment.put("SYSOPS_WORKER_MANAGEMENT_PORT", "" + workerPort(part));
      environment.put("SPRING_CONFIG_ADDITIONAL_LOCATION", "optional:file:./config/worker.yaml");
    }
    return environment;
  }

  /** Keeps the last five outputs. */
  private static void rotate(Path output) {
    try {
      if (!Files.exists(output) || Files.size(output) == 0) {
        return;
      }
      for (int age = KEPT_OUTPUTS - 1; age >= 0; age--) {
        Path from = age == 0 ? output : output.resolveSibling(output.getFileName() + "." + age);
        if (Files.exists(from)) {
          Files.move(
              from,
              output.resolveSibling(output.getFileName() + "." + (age + 1)),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
