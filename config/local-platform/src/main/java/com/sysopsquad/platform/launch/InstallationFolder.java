package com.sysopsquad.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder with all state of one installation, usually {@code var/}. */
record InstallationFolder(Path path) {

  private static final String PID = ".pid";
  private static final String SUPERVISOR = "run" + PID;

  /** Files that an installation itself has created. */
  private static final Set<String> OWN =
      Set.of("broker", "log", "postgres", "programs", "provider", "run", "secrets", "version");

  Path run() {
    return path.resolve("run");
  }

  Path log() {
    return path.resolve("log");
  }

  Path supervisor() {
    return run().resolve(SUPERVISOR);
  }

  /** Written when a start in the background is complete: the supervisor's process and exit code. */
  Path started() {
    return run().resolve("background");
  }

  /** Exists once contracts and demonstration customers are loaded. */
  Path firstStart() {
    return run().resolve("first-start");
  }

  Path version() {
    return path.resolve("version");
  }

  /** Creates the folders; only the owner can read them. */
  void create() throws IOException {
    Files.createDirectories(run());
    Files.createDirectories(log());
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * The lock of the single supervisor; it ends with its process. Empty while another process has
   * it.
   */
  Optional<FileLock> lock() throws IOException {
    FileChannel file =
        FileChannel.open(
            path.resolve(".supervisor"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = Optional.ofNullable(file.tryLock());
    if (lock.isEmpty()) {
      file.close();
    }
    return lock;
  }

  Map<String, String> options() {
    Path file = run().resolve("options");
    return Files.exists(file) ? Settings.read(file) : Map.of();
  }

  void keep(Options options) throws IOException {
    Files.writeString(run().resolve("options"), options.lines());
  }

  /** The usual parts, and all others with a PID file. */
  Set<Part> parts() {
    Set<Part> parts = new TreeSet<>(List.of(Part.PLATFORM, Part.OPERATIONS, Part.PORTAL));
    parts.addAll(startedParts());
    return parts;
  }

  /** The parts with a PID file. */
  Set<Part> startedParts() {
    Set<Part> parts = new TreeSet<>();
    for (Path file : files(run())) {
      String name = file.getFileName().toString();
      if (name.endsWith(PID) && !name.equals(SUPERVISOR)) {
        Part.named(name.substring(0, name.length() - PID.length())).ifPresent(parts::add);
      }
    }
    return parts;
  }

  /** Deletes all state; files that an installation has not created stay, and are returned. */
  List<Path> empty() throws IOException {
    List<Path> left = new ArrayList<>();
    for (Path entry : files(path)) {
      String name = entry.getFileName().toString();
      if (OWN.contains(name) || name.endsWith(".env")) {
        try (Stream<Path> files = Files.walk(entry)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      } else if (!name.startsWith(".")) {
        left.add(entry);
      }
    }
    return left;
  }

  /** Deletes files that only a running installation needs. */
  void forgetRun() {
    for (Path file : files(run())) {
      String name = file.getFileName().toString();
      if (name.endsWith(PID) || name.endsWith(".ends") || file.equals(started())) {
        Stop.forget(file);
      }
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
