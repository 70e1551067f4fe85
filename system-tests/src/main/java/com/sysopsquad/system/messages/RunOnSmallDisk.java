package com.sysopsquad.system.messages;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.launch.Launcher;
import com.sysopsquad.platform.launch.Product;
import com.sysopsquad.platform.launch.Settings;
import com.sysopsquad.system.Installation;
import com.sysopsquad.system.Waiting;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The whole product under {@code ./run}, with its data on a disk that is filled: what has ended is
 * not called running, and once there is space everything goes on by itself. To be run where it may
 * mount a file system, as in {@code unshare -Urm}.
 */
final class RunOnSmallDisk implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int GIBIBYTES = 2;
  private static final int PORTAL = 8080;
  private static final int OPERATIONS = 8081;
  private static final int NOT_ALL_RUNS = 3;

  /** As large as a message may be that the broker keeps in its journal or in pages. */
  private static final int BODY = 50 << 10;

  private static final int AT_ONCE = 20;
  private static final int ENOUGH = 200;

  private final Path root;
  private final FullDisk disk;
  private final int offset = Installation.freeOffset();
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean ended;

  private RunOnSmallDisk(Path root, FullDisk disk) {
    this.root = root;
    this.disk = disk;
  }

  /** What a command wrote, and how it ended. */
  private record Said(int code, String text) {}

  /**
   * Ends with 0 if everything went on.
   *
   * @param arguments an empty folder
   */
  public static void main(String... arguments) throws IOException {
    int code = 1;
    try (RunOnSmallDisk product = in(Path.of(arguments[0]))) {
      product.fillAndFree();
      code = 0;
    } catch (IllegalStateException failed) {
      System.out.println(failed.getMessage());
    }
    System.exit(code);
  }

  /**
   * A source tree with the real programs, in which {@code ./run} has nothing to build. The commands
   * are copies: through a link they would work in the tree that it leads to.
   */
  private static RunOnSmallDisk in(Path root) throws IOException {
    Path real = Product.here().root();
    for (String name : List.of("run", "ops")) {
      Files.copy(real.resolve(name), root.resolve(name));
    }
    for (String name : List.of("pom.xml", "batch-jobs", "customer-portal", "ops-client")) {
      Files.createSymbolicLink(root.resolve(name), real.resolve(name));
    }
    link(real.resolve("config"), Files.createDirectories(root.resolve("config")), "launch");
    Path launch = Files.createDirectories(root.resolve("config/launch"));
    link(real.resolve("config/launch"), launch, "build-product.sh");
    Files.writeString(launch.resolve("build-product.sh"), "echo built\n");
    Files.createDirectories(root.resolve("target"));
    Path launcher = Files.createDirectories(real.resolve("target/launcher"));
    Files.createSymbolicLink(root.resolve("target/launcher"), launcher);
    FullDisk disk = FullDisk.inMemory(Files.createDirectories(root.resolve("var")), GIBIBYTES);
    if (!disk.canBeFilled()) {
      throw new IllegalStateException("No disk can be mounted in " + root);
    }
    return new RunOnSmallDisk(root, disk);
  }

  private static void link(Path from, Path to, String except) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!name.equals(except)) {
          Files.createSymbolicLink(to.resolve(name), entry);
        }
      }
    }
  }

  private void fillAndFree() {
    Said started = run("run", "--background", "--no-demo", "--port-offset", "" + offset);
    if (started.code() != 0) {
      throw new IllegalStateException("It did not start: " + started.text());
    }
    run("ops", "pause", Queues.SURVEY, "--for", "1h", "--reason", "It is flooded");
    Waiting.until("nobody receives the flood", LIMIT, this::isPaused);
    Thread.ofVirtual().start(this::flood);
    Waiting.until("the broker takes messages", LIMIT, () -> taken.get() > ENOUGH);
    disk.fill();
    Waiting.until("the platform is not called running", LIMIT, this::isToldWithDisk);
    System.out.println(status().text());
    ended = true;
    disk.free();
    Waiting.until("everything is called running", LIMIT, () -> status().code() == 0);
    System.out.println(status().text());
    for (int port : List.of(PORTAL, OPERATIONS)) {
      Waiting.until(
          "port %d is ready".formatted(port),
          LIMIT,
          () -> Launcher.answers(port + offset, "/readyz"));
    }
    Waiting.until("messages go there and back", LIMIT, this::doMessagesFlow);
    System.out.println("everything goes on");
  }

  private boolean isPaused() {
    return run("ops", "channel", Queues.SURVEY).text().contains("Consumers     0");
  }

  private boolean isToldWithDisk() {
    Said status = status();
    return status.code() == NOT_ALL_RUNS
        && status.text().contains("platform     stopped")
        && status.text().contains("the disk has only");
  }

  /** Operations asks the customer quantum, which answers. */
  private boolean doMessagesFlow() {
    Instant since = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    return run("ops", "resend", "customer", "--since", since.toString(), "--dry-run")
        .text()
        .contains("would be resent");
  }

  /** Sends all the time, so that the broker is writing when its disk fills. */
  private void flood() {
    while (!ended) {
      try (Connection connection = MessageQuantum.broker(settings(), "CUSTOMER").connect();
          Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
        MessageProducer producer = session.createProducer(session.createQueue(Queues.SURVEY));
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[BODY]);
        while (!ended) {
          for (int i = 0; i < AT_ONCE; i++) {
            producer.send(message);
          }
          session.commit();
          taken.addAndGet(AT_ONCE);
        }
      } catch (JMSException away) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private UnaryOperator<String> settings() {
    Map<String, String> known = Settings.read(root.resolve("var/platform.env"));
    return name -> Objects.requireNonNull(known.get(name), name);
  }

  private Said status() {
    return run("run", "--status");
  }

  private Said run(String script, String... words) {
    List<String> command = new ArrayList<>(List.of("bash", script));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("SYSOPS_VAR");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new IllegalStateException(script + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    ended = true;
    disk.free();
    System.out.println(run("run", "--stop").text());
    disk.close();
  }
}
