package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sysopsquad.platform.launch.Launcher;
import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.platform.launch.Product;
import com.sysopsquad.platform.launch.RunningProcess;
import com.sysopsquad.platform.launch.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two portals behind a balancer are restarted one after the other, and nobody notices.
 *
 * <p>Tried: haproxy and nginx, each with its example in {@code config/proxy}; clients that read and
 * clients that post.
 */
class RollingRestartIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int CLIENTS = 8;
  private static final int LAST_LINES = 20;

  @TempDir Path folder;

  private final Queue<AutoCloseable> closing = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : closing.stream().toList().reversed()) {
      one.close();
    }
  }

  @Test
  void noRequestIsLostBehindHaproxy() throws Exception {
    Optional<Path> haproxy = program("haproxy");
    assumeThat(haproxy).as("haproxy is missing: apt install haproxy").isPresent();

    restartBehind(
        "haproxy.cfg",
        ":8000",
        file -> List.of(haproxy.orElseThrow().toString(), "-db", "-f", file.toString()));
  }

  @Test
  void noRequestIsLostBehindNginx() throws Exception {
    Optional<Path> nginx = program("nginx");
    assumeThat(nginx).as("nginx is missing: apt install nginx-light").isPresent();

    restartBehind(
        "nginx.conf",
        " 8000",
        file ->
            List.of(
                nginx.orElseThrow().toString(),
                "-p",
                folder.toString(),
                "-c",
                file.toString(),
                "-g",
                "daemon off; master_process off;"));
  }

  /**
   * @param listening how the example configuration writes its port
   */
  private void restartBehind(
      String example, String listening, Function<Path, List<String>> starting) throws Exception {
    int door = freePort();
    Portal one = new Portal("one", freePort(), freePort(), door);
    Portal two = new Portal("two", freePort(), freePort(), door);
    Path configuration = folder.resolve(example);
    Files.writeString(
        configuration,
        Files.readString(Product.here().root().resolve("config/proxy").resolve(example))
            .replace(listening, " 127.0.0.1:" + door)
            .replace(":8080", ":" + one.port)
            .replace(":8180", ":" + two.port));
    Installation installation = Installation.in(folder.resolve("var"), Map.of());
    closing.add(installation);
    installation.start(Part.DATABASE, Part.BROKER);
    Map<String, String> settings = Settings.read(installation.folder().resolve("portal.env"));
    one.start(settings);
    one.awaitReady();
    two.start(settings);
    two.awaitReady();
    RunningProcess proxy =
        RunningProcess.start(
            starting.apply(configuration), folder, Map.of(), folder.resolve("proxy.out"));
    closing.add(proxy::kill);
    Waiting.until("the proxy serves", LIMIT, () -> Launcher.answers(door, "/sign-in"));

    Load load = new Load(door);
    closing.add(load);
    load.letPass(200);
    for (Portal portal : List.of(one, two)) {
      portal.stop();
      load.letPass(200);
      portal.start(settings);
      portal.awaitReady();
      load.letPass(500);
    }
    load.close();

    assertThat(load.lost).as(proxy.lastWords(LAST_LINES)).isEmpty();
    assertThat(load.answered.get()).isGreaterThan(1_500);
  }

  private static Optional<Path> program(String name) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(path -> Path.of(path, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** One of the portals. */
  private final class Portal {

    private final String name;
    private final int port;
    private final int management;
    private final int door;
    private Optional<RunningProcess> process = Optional.empty();

    Portal(String name, int port, int management, int door) {
      this.name = name;
      this.port = port;
      this.management = management;
      this.door = door;
    }

    void start(Map<String, String> settings) {
      Map<String, String> environment = new TreeMap<>(settings);
      environment.put("SYSOPS_PORTAL_PORT", String.valueOf(port));
      environment.put("SYSOPS_PORTAL_MANAGEMENT_PORT", String.valueOf(management));
      environment.put("SYSOPS_PORTAL_ADDRESS", "http://localhost:" + door);
      environment.put("SYSOPS_BEHIND_PROXY", "true");
      environment.put("SYSOPS_WEB_STOPPING_PAUSE", "5s");
      RunningProcess started =
          RunningProcess.start(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx384m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Duser.timezone=UTC",
                  "-jar",
                  Product.here()
                      .root()
                      .resolve("customer-portal/target/customer-portal.jar")
                      .toString()),
              Product.here().root(),
              environment,
              folder.resolve("portal-" + name + ".out"));
      process = Optional.of(started);
      closing.add(started::kill);
    }

    void awaitReady() {
      Waiting.until(
          "portal " + name + " is ready",
          LIMIT,
          () -> {
            RunningProcess running = process.orElseThrow();
            if (!running.isAlive()) {
              throw new IllegalStateException(running.lastWords(LAST_LINES));
            }
            return Launcher.answers(port, "/readyz");
          });
    }

    /** SIGTERM; returns when it is gone. */
    void stop() {
      assertThat(process.orElseThrow().stop()).as("it ends by itself").isTrue();
    }
  }

  /**
   * Clients that read and post without a pause, and note each answer that a portal did not give.
   */
  private static final class Load implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final URI page;

    Load(int door) {
      page = URI.create("http://localhost:" + door + "/sign-in");
      for (int i = 0; i < CLIENTS; i++) {
        boolean posts = i % 2 == 0;
        threads.add(Thread.ofPlatform().start(() -> ask(posts)));
      }
    }

    private void ask(boolean posts) {
      HttpRequest.Builder request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(30));
      if (posts) {
        // A form without its token: answered by the portal, and by nobody else, with 403.
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("email=nobody%40example.com"));
      }
      while (!over.get()) {
        try {
          HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
          if (answer.statusCode() >= 500) {
            lost.add(answer.statusCode() + " " + answer.body());
          }
          answered.incrementAndGet();
        } catch (IOException e) {
          lost.add(String.valueOf(e));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    void letPass(int requests) {
      long before = answered.get();
      Waiting.until(
          requests + " requests are answered", LIMIT, () -> answered.get() >= before + requests);
    }

    @Override
    public void close() {
      over.set(true);
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      client.close();
    }
  }
}
