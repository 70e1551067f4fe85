package com.sysopsquad.platform;

import com.sysopsquad.platform.provider.ProviderSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The local platform inside a test's JVM: the same database and broker as everywhere, on free
 * ports, started once when it is first needed and removed when the JVM ends.
 *
 * <pre>{@code
 * @SpringBootTest
 * class CardIntakeIntegrationTests {
 *
 *   static final TestPlatform.Database DATABASE = TestPlatform.start().freshDatabase("billing");
 *
 *   @DynamicPropertySource
 *   static void platform(DynamicPropertyRegistry registry) {
 *     TestPlatform.start().env().forEach((name, value) -> registry.add(name, () -> value));
 *     DATABASE.env().forEach((name, value) -> registry.add(name, () -> value));
 *   }
 * }
 * }</pre>
 *
 * <p>The application's own {@code application.yaml} maps these names, so a test is configured like
 * production. A test without Spring uses {@link #dataSource} and {@link #brokerUrl}.
 */
public final class TestPlatform {

  private static final String FOLDER = "sysops-platform-";
  private static final String BACKUP = "_backup";

  /** Tests open many connections, and hashing a password 4,096 times takes longer than the rest. */
  private static final Map<String, String> QUICK_SIGN_IN = Map.of("scram_iterations", "1");

  private static final AtomicInteger FRESH = new AtomicInteger();
  private static @Nullable TestPlatform running;

  private final Path folder;
  private final PlatformEnvironment environment;
  private final Secrets secrets;
  private final EmbeddedDatabase database;
  private final ProviderSimulator provider;
  private final Supplier<EmbeddedBroker> brokers;
  private final Map<String, Database> models = new ConcurrentHashMap<>();
  private volatile EmbeddedBroker broker;

  private TestPlatform(
      Path folder,
      PlatformEnvironment environment,
      Secrets secrets,
      EmbeddedDatabase database,
      Supplier<EmbeddedBroker> brokers,
      ProviderSimulator provider) {
    this.folder = folder;
    this.environment = environment;
    this.secrets = secrets;
    this.database = database;
    this.brokers = brokers;
    this.broker = brokers.get();
    this.provider = provider;
  }

  /** A database created for a test, with the roles and permissions of its quantum. */
  public record Database(
      String name, String url, String user, String password, String owner, String ownerPassword) {

    /** The settings of its quantum's database, named as in {@link TestPlatform#env()}. */
    public Map<String, String> env() {
      String prefix = "SYSOPS_" + Quantum.of(user.replace("_app", "")) + "_DB_";
      return Map.of(
          prefix + "URL", url,
          prefix + "USER", user,
          prefix + "PASSWORD", password,
          prefix + "OWNER", owner,
          prefix + "OWNER_PASSWORD", ownerPassword);
    }

    /** Connections of the run-time role: data only. */
    public DataSource app() {
      return TestPlatform.dataSource(url, user, password);
    }

    /** Connections of the owner, who migrates. */
    public DataSource migrating() {
      return TestPlatform.dataSource(url, owner, ownerPassword);
    }
  }

  /** The platform of this JVM; the first call starts it. */
  public static synchronized TestPlatform start() {
    if (running == null) {
      running = launch();
    }
    return running;
  }

  /**
   * Every setting that the platform would write to {@code var/platform.env}; but marks are off,
   * since tests count messages. Tests of marks have their own settings.
   */
  public Map<String, String> env() {
    Map<String, String> values = new LinkedHashMap<>(environment.values());
    values.put("sysops.delivery.marks.every", "0s");
    return values;
  }

  /**
   * The URL of a database: {@code customer}, {@code billing}, {@code sysops}, {@code reporting} or
   * a fresh one.
   */
  public String jdbcUrl(String database) {
    return this.database.jdbcUrl(database);
  }

  /** Connections, not pooled, to a database in a role such as {@code billing_app}. */
  public DataSource dataSource(String database, String role) {
    return dataSource(jdbcUrl(database), role, secrets.password(role));
  }

  /**
   * Creates an empty database with the permissions of a quantum ({@code "billing"}), for one test
   * class.
   */
  public Database freshDatabase(String quantum) {
    return made(quantum, database::create);
  }

  /**
   * Creates a database with the permissions of a quantum and everything that the migration creates
   * in it. The migration runs once; all others with the same name are copies, which takes a tenth
   * of the time.
   *
   * @param model name for what the migration creates
   */
  public Database migratedDatabase(String quantum, String model, Consumer<Database> migrating) {
    Database first =
        models.computeIfAbsent(
            quantum + " " + model,
            _ -> {
              Database made = freshDatabase(quantum);
              migrating.accept(made);
              return made;
            });
    return made(
        quantum,
        (name, of) -> {
          database.copy(first.name(), name, of);
          database.create(name, of);
        });
  }

  private Database made(String quantum, BiConsumer<String, Quantum> creating) {
    Quantum of = Quantum.of(quantum);
    String name = of.database() + "_" + FRESH.incrementAndGet();
    creating.accept(name, of);
    return new Database(
        name,
        jdbcUrl(name),
        of.app(),
        secrets.password(of.app()),
        of.owner(),
        secrets.password(of.owner()));
  }

  /** Keeps a copy of a database as it is now. Connections to it are cut. */
  public void backUp(Database of) {
    database.copy(of.name(), of.name() + BACKUP, quantum(of));
  }

  /**
   * Replaces a database with the copy, as a restore does. Connections are cut, and none are
   * possible for a moment.
   */
  public void restore(Database of) {
    database.remove(of.name());
    database.copy(of.name() + BACKUP, of.name(), quantum(of));
    database.create(of.name(), quantum(of));
  }

  private static Quantum quantum(Database of) {
    return Quantum.of(of.user().replace("_app", ""));
  }

  /** Where the broker stores its messages, to be copied and replaced while it is stopped. */
  public Path brokerFolder() {
    return folder.resolve("broker");
  }

  /** Where the broker listens; users and passwords are in {@link #env()}. */
  public String brokerUrl() {
    return environment.value("SYSOPS_BROKER_URL");
  }

  /** Stops the broker while the action runs; its messages are kept. */
  public void withoutBroker(Runnable action) {
    broker.close();
    try {
      action.run();
    } finally {
      broker = brokers.get();
    }
  }

  /**
   * Starts an additional broker with the same queues and users, which the test closes.
   *
   * @param transport additional parameters of its acceptor, {@code name=value;name=value}, or empty
   */
  public EmbeddedBroker anotherBroker(String transport) {
    int port = Ports.free().broker();
    return EmbeddedBroker.start(folder.resolve("broker-" + port), port, secrets, transport);
  }

  /** Removes every message from every queue. */
  public void purgeQueues() {
    broker.purge();
  }

  /** Makes the broker give up every message of a queue, as after its last delivery. */
  public void giveUp(String queue) {
    broker.giveUp(queue);
  }

  /** The payment provider, which can be made to misbehave and lists its charges. */
  public ProviderSimulator provider() {
    return provider;
  }

  static DataSource dataSource(String url, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  private static TestPlatform launch() {
    QuietLogs.keep();
    try {
      Path parent = parent();
      removeLeftovers(parent);
      Path folder = PrivateFiles.folder(parent.resolve(FOLDER + ProcessHandle.current().pid()));
      Ports ports = Ports.free();
      Secrets secrets = Secrets.of(folder);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> keys = threads.submit(secrets::makeKeys);
        Future<EmbeddedDatabase> database =
            threads.submit(
                () ->
                    EmbeddedDatabase.start(
                        folder.resolve("postgres"),
                        programs(),
                        ports.database(),
                        secrets,
                        QUICK_SIGN_IN));
        PlatformEnvironment environment = new PlatformEnvironment(folder, ports, secrets);
        Supplier<EmbeddedBroker> brokers =
            () -> EmbeddedBroker.start(folder.resolve("broker"), ports.broker(), secrets);
        keys.get();
        ProviderSimulator provider =
            ProviderSimulator.start(
                folder.resolve("provider"),
                ports.provider(),
                environment.value("SYSOPS_PROVIDER_KEY"),
                Clock.systemUTC());
        TestPlatform platform =
            new TestPlatform(folder, environment, secrets, database.get(), brokers, provider);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::remove));
        return platform;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      throw new PlatformException("the platform does not start: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("interrupted while the platform started", e);
    }
  }

  private void remove() {
    awaitApplications();
    try {
      provider.close();
      broker.close();
      database.abandon();
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hooks run in parallel; Spring's hooks close the applications that use us. */
  private static void awaitApplications() {
    try {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().matches("Spring(Context|Application)ShutdownHook")) {
          thread.join(Duration.ofSeconds(30));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The module's build folder when Maven runs us, otherwise the system's folder for temporary
   * files.
   */
  private static Path parent() {
    Path target = Path.of("target").toAbsolutePath();
    return Files.isDirectory(target) ? target : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** PostgreSQL's programs are unpacked once for all modules of a user. */
  private static Path programs() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "sysops-squad-" + System.getProperty("user.name"));
  }

  /** A test's JVM that was killed leaves its folder, and PostgreSQL may still run in it. */
  private static void removeLeftovers(Path parent) throws IOException {
    List<Path> folders;
    try (Stream<Path> files = Files.list(parent)) {
      folders =
          files.filter(file -> file.getFileName().toString().matches(FOLDER + "\\d+")).toList();
    }
    for (Path folder : folders) {
      long pid = Long.parseLong(folder.getFileName().toString().substring(FOLDER.length()));
      if (ProcessHandle.of(pid).isEmpty()) {
        new Postmaster(
                PostgresBinaries.unpackedIn(programs()), folder.resolve("postgres"), 0, Map.of())
            .abandon();
        Folders.delete(folder);
      }
    }
  }
}
