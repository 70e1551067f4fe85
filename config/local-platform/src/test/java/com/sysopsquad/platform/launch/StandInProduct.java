package com.sysopsquad.platform.launch;

import com.sysopsquad.platform.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;

/** A source tree in which the real {@code ./run} starts stand-ins. */
final class StandInProduct implements AutoCloseable {

  private final Path root;
  private final int offset = freeOffset();
  private final List<Process> commands = new ArrayList<>();

  private StandInProduct(Path root) {
    this.root = root;
  }

  /** What a command wrote, both streams together, and how it ended. */
  record Said(int exitCode, String text) {}

  static StandInProduct in(Path root) throws IOException {
    Path real = Product.here().root();
    Files.copy(real.resolve("run"), root.resolve("run"));
    Files.copy(real.resolve("pom.xml"), root.resolve("pom.xml"));
    Files.createDirectories(root.resolve("config/launch"));
    for (String script : List.of("say.sh", "java.sh", "launcher.sh")) {
      Files.createSymbolicLink(
          root.resolve("config/launch").resolve(script),
          real.resolve("config/launch").resolve(script));
    }
    Files.writeString(root.resolve("config/launch/build-product.sh"), "echo built\n");
    Files.createDirectories(root.resolve("config/local-platform"));
    Files.createSymbolicLink(
        root.resolve("config/local-platform/src"), real.resolve("config/local-platform/src"));
    // Compiled once, whatever the number of stand-ins.
    Files.createDirectories(real.resolve("target/launcher"));
    Files.createDirectories(root.resolve("target"));
    Files.createSymbolicLink(root.resolve("target/launcher"), real.resolve("target/launcher"));
    for (String module :
        List.of("config/local-platform", "batch-jobs", "customer-portal", "ops-client")) {
      program(root.resolve(module));
    }
    return new StandInProduct(root);
  }

  private static void program(Path module) throws IOException {
    Path target = Files.createDirectories(module.resolve("target"));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
    String classes =
        Path.of("target/test-classes").toUri() + " " + Path.of("target/classes").toUri();
    attributes.put(Attributes.Name.CLASS_PATH, classes);
    new JarOutputStream(
            Files.newOutputStream(target.resolve(module.getFileName() + ".jar")), manifest)
        .close();
  }

  Path folder() {
    return root.resolve("var");
  }

  int port(int usual) {
    return usual + offset;
  }

  /**
   * Begins the command and does not wait for it. Ctrl-C reaches it even if the tests run in the
   * background of a shell, which ignores it.
   */
  Process begin(String... options) throws IOException {
    return begin(List.of("env", "--default-signal=INT", "bash", "run"), Map.of(), options);
  }

  private Process begin(List<String> how, Map<String, String> environment, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(how);
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("SYSOPS_VAR");
    builder.environment().putAll(environment);
    Process process = builder.start();
    commands.add(process);
    return process;
  }

  Said run(String... options) throws Exception {
    return end(begin(options));
  }

  Said start() throws Exception {
    return run(options());
  }

  /** Runs the command where its processes find this in their environment. */
  Said runWith(Map<String, String> environment, String... options) throws Exception {
    return end(begin(List.of("bash", "run"), environment, options));
  }

  /** Starts it where its processes find this in their environment. */
  Said startWith(Map<String, String> environment) throws Exception {
    return runWith(environment, options());
  }

  /** Starts it with its data on a disk of this size, in a user namespace. */
  Said startOnDisk(int megabytes) throws Exception {
    String script =
        "mkdir -p var && mount -t tmpfs -o size=%dm tmpfs var && exec bash run \"$@\""
            .formatted(megabytes);
    return end(begin(List.of("unshare", "-Urm", "sh", "-c", script, "sh"), Map.of(), options()));
  }

  /** Whether a disk can be mounted in a user namespace here. */
  boolean mayMount() throws Exception {
    String script = "mkdir -p mounted && mount -t tmpfs tmpfs mounted";
    try {
      return end(begin(List.of("unshare", "-Urm", "sh", "-c", script), Map.of())).exitCode() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private String[] options() {
    return new String[] {"--background", "--no-demo", "--port-offset", "" + offset};
  }

  static Said end(Process process) throws Exception {
    String text = String.join("\n", process.inputReader().lines().toList());
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the command does not end");
    }
    return new Said(process.exitValue(), text);
  }

  int offset() {
    return offset;
  }

  long pid(String name) {
    return ProcessMark.read(folder().resolve("run/" + name + ".pid"))
        .filter(ProcessMark::isAlive)
        .map(ProcessMark::pid)
        .orElse(0L);
  }

  void kill(String name) {
    ProcessHandle.of(pid(name)).orElseThrow().destroyForcibly();
  }

  /** Makes a part end with exit code 1 as often as it is started. */
  void makeFail(String name) throws IOException {
    Files.createDirectories(folder());
    Files.createFile(folder().resolve(name + ".fails"));
  }

  /** Makes the build take longer than any test, once it has said that it is done. */
  void buildForLong() throws IOException {
    Files.writeString(
        root.resolve("config/launch/build-product.sh"), "echo built\nexec sleep 600\n");
  }

  void outOfMemory(String name) throws IOException {
    Files.createFile(folder().resolve(name + ".grows"));
  }

  @Override
  public void close() throws IOException {
    commands.forEach(Process::destroy);
    begin("--stop").onExit().join();
  }

  private static int freeOffset() {
    while (true) {
      int offset = ThreadLocalRandom.current().nextInt(500, 3_000);
      if (Ports.withOffset(offset).areOpenedByBrowsers()
          && IntStream.of(8080, 8081, 8082, 8083, 8090, 8025, 54_320, 61_616)
              .allMatch(port -> isFree(port + offset))) {
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
