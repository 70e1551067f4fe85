package com.sysopsquad.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of one data folder: created, started and stopped with PostgreSQL's own
 * programs. It runs in a separate session, so a Ctrl-C in a terminal reaches it only through us,
 * after its clients.
 */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final long LARGEST_LOG = 20L << 20;

  private final PostgresBinaries binaries;
  private final Path data;
  private final Path log;
  private final int port;
  private final Map<String, String> settings;

  /** A server that is created with these settings. */
  Postmaster(PostgresBinaries binaries, Path folder, int port, Map<String, String> settings) {
    this.binaries = binaries;
    this.data = folder.resolve("data");
    this.log = folder.resolve("postgresql.log");
    this.port = port;
    this.settings = settings;
  }

  /** Creates an empty cluster whose superuser has this password. */
  void create(String password) throws IOException {
    Folders.delete(data);
    PrivateFiles.folder(data);
    Path passwordFile = data.resolveSibling("superuser");
    PrivateFiles.write(passwordFile, password + "\n");
    try {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--pgdata=" + data,
                  "--username=postgres",
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"));
      settings.forEach((name, value) -> arguments.add("--set=" + name + "=" + value));
      run(
          "PostgreSQL cannot make its data folder " + data,
          binaries.command("initdb", arguments.toArray(String[]::new)));
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  /** Starts the server and returns its process once it answers, which includes crash recovery. */
  ProcessHandle start() throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
      Files.move(log, log.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    run(
        "PostgreSQL does not start, see " + log,
        binaries.command(
            "pg_ctl",
            "start",
            "--silent",
            "--wait",
            "--timeout=600",
            "--pgdata=" + data,
            "--log=" + log,
            "--options=-p " + port));
    return process().orElseThrow(() -> new PlatformException("PostgreSQL ended, see " + log));
  }

  /**
   * Stops the server, whoever started it: clients are disconnected, and what they committed is
   * written.
   */
  void stop() throws IOException {
    stop("fast");
  }

  /**
   * Ends the server without writing what is in its memory, for a folder that is going to be
   * deleted.
   */
  void abandon() throws IOException {
    stop("immediate");
  }

  private void stop(String mode) throws IOException {
    Optional<ProcessHandle> process = process();
    if (process.isEmpty()) {
      return;
    }
    try {
      run(
          "PostgreSQL does not stop",
          binaries.command(
              "pg_ctl",
              "stop",
              "--silent",
              "--mode=" + mode,
              "--wait",
              "--timeout=120",
              "--pgdata=" + data));
    } catch (PlatformException e) {
      if (!endsSoon(process.get())) {
        throw e;
      }
      LOG.info("PostgreSQL was killed before it could stop; it will recover at the next start");
    }
  }

  /** Whether an earlier run has left its PID file: it was killed, or still exists. */
  boolean hasTraces() {
    return Files.exists(data.resolve("postmaster.pid"));
  }

  private static boolean endsSoon(ProcessHandle process) {
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /**
   * The server's process if one is alive, even if it belongs to an earlier run whose parent was
   * killed.
   */
  Optional<ProcessHandle> process() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    long pid;
    try {
      pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
    } catch (NoSuchFileException | NoSuchElementException | NumberFormatException e) {
      return Optional.empty();
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isPresent() && !isOurs(process.get())) {
      LOG.info("Process {} is not this database any more: {} is stale", pid, pidFile);
      Files.deleteIfExists(pidFile);
      return Optional.empty();
    }
    return process;
  }

  /** A process ID may have been reused by another process, even by another PostgreSQL. */
  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(arguments -> List.of(arguments).contains(data.toString()))
        .orElse(true);
  }

  private static void run(String failure, List<String> command) throws IOException {
    Path output = Files.createTempFile("postgres", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      // In English, whatever the language of the machine.
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      if (!process.waitFor(15, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new PlatformException(failure + ": no end after 15 minutes");
      }
      if (process.exitValue() != 0) {
        throw new PlatformException(failure + ": " + Files.readString(output).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException(failure + ": interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
