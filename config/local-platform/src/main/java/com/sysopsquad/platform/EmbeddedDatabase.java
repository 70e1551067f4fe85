package com.sysopsquad.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL with the databases and roles of the four quanta, as defined in {@code
 * config/database}. Durable: committed data survives a crash of the server, of this process or of
 * the machine. A server that dies is restarted.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private static final int ATTEMPTS_AFTER_CRASH = 20;
  private static final int CUT_MILLIS = 60_000;
  private static final int PAUSE_SECONDS = 2;

  private final FileChannel occupied;
  private final Path folder;
  private final int port;
  private final Secrets secrets;
  private final Postmaster postmaster;
  private volatile boolean closing;
  private volatile @Nullable Future<?> watch;

  private EmbeddedDatabase(
      Path folder, int port, Secrets secrets, Postmaster postmaster, FileChannel occupied) {
    this.occupied = occupied;
    this.folder = folder;
    this.port = port;
    this.secrets = secrets;
    this.postmaster = postmaster;
  }

  /**
   * Starts the server; returns when all databases and roles exist.
   *
   * @param folder contains the data between starts
   * @param programs where PostgreSQL's programs are unpacked
   * @param settings of the server, in addition to those in {@code config/database}
   */
  static EmbeddedDatabase start(
      Path folder, Path programs, int port, Secrets secrets, Map<String, String> settings) {
    try {
      PrivateFiles.folder(folder);
      FileChannel occupied = PrivateFiles.occupy(folder, "database");
      Postmaster postmaster =
          new Postmaster(
              PostgresBinaries.unpackedIn(programs), folder.toAbsolutePath(), port, settings);
      EmbeddedDatabase database = new EmbeddedDatabase(folder, port, secrets, postmaster, occupied);
      try {
        database.start();
        return database;
      } catch (IOException | SQLException | PlatformException e) {
        database.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PlatformException("the database does not start: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw new PlatformException("the database cannot be set up: " + e.getMessage(), e);
    }
  }

  /** The URL of a database by its name. */
  public String jdbcUrl(String database) {
    return PlatformEnvironment.jdbcUrl(port, database);
  }

  /** Creates an empty database with the roles and permissions of a quantum. */
  void create(String database, Quantum quantum) {
    try {
      PsqlScript.run(
          "database.sql",
          Map.of(
              "database",
              database,
              "owner",
              quantum.owner(),
              "app",
              quantum.app(),
              "app_privileges",
              quantum.appPrivileges(),
              "also_connects",
              quantum.alsoConnects()),
          this::superuser);
    } catch (SQLException e) {
      throw new PlatformException("database " + database + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** Copies a database. Connections to it are cut. */
  void copy(String from, String to, Quantum quantum) {
    administer(
        "drop database if exists \"%s\" with (force)".formatted(to),
        "alter database \"%s\" allow_connections false".formatted(from),
        "select pg_terminate_backend(pid, %d) from pg_stat_activity where datname = '%s'"
            .formatted(CUT_MILLIS, from),
        "create database \"%s\" template \"%s\" owner \"%s\"".formatted(to, from, quantum.owner()),
        "alter database \"%s\" allow_connections true".formatted(from));
  }

  /** Drops a database. Connections to it are cut. */
  void remove(String database) {
    administer("drop database \"%s\" with (force)".formatted(database));
  }

  private void administer(String... statements) {
    try (Connection connection = superuser("postgres");
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new PlatformException("a database cannot be copied: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    end(postmaster::stop);
  }

  /** Ends the server at once; after that, its folder can only be deleted. */
  void abandon() {
    end(postmaster::abandon);
  }

  private interface Ending {
    void run() throws IOException;
  }

  private void end(Ending ending) {
    closing = true;
    Future<?> watching = watch;
    if (watching != null) {
      watching.cancel(false);
    }
    synchronized (postmaster) {
      try {
        ending.run();
        occupied.close();
        LOG.info("Database stopped");
      } catch (IOException e) {
        throw new PlatformException("the database does not stop: " + e.getMessage(), e);
      }
    }
  }

  private void start() throws IOException, SQLException {
    Path complete = folder.resolve("complete");
    if (postmaster.process().isPresent()) {
      LOG.info("Stopping the database of an earlier run whose parent was killed");
      postmaster.stop();
    }
    Ports.requireFree("database", port);
    boolean first = !Files.exists(complete);
    if (first) {
      postmaster.create(secrets.password("postgres"));
    }
    startServer(postmaster.hasTraces() ? ATTEMPTS_AFTER_CRASH : 1);
    String scripts = scripts();
    if (first || !Files.readString(complete).equals(scripts)) {
      applyRoles();
      Files.writeString(complete, scripts, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
    }
    LOG.info("Database ready: PostgreSQL on port {}, data in {}", port, folder);
  }

  /** After a crash, the processes of the killed server may hold its shared memory for a moment. */
  private void startServer(int attempts) throws IOException {
    Files.writeString(folder.resolve("data/postgresql.conf"), PsqlScript.text("postgresql.conf"));
    for (int left = attempts - 1; ; left--) {
      try {
        ProcessHandle process = postmaster.start();
        watch = process.onExit().thenRun(this::restartUnlessClosing);
        return;
      } catch (PlatformException e) {
        if (left <= 0) {
          throw e;
        }
        pause();
      }
    }
  }

  private void restartUnlessClosing() {
    synchronized (postmaster) {
      if (closing) {
        return;
      }
      try {
        LOG.warn("The database's process has ended; starting it again");
        startServer(ATTEMPTS_AFTER_CRASH);
        LOG.info("Database recovered");
      } catch (IOException | RuntimeException e) {
        LOG.error("The database does not start again and is tried again until it does", e);
        watch =
            CompletableFuture.runAsync(
                this::restartUnlessClosing,
                CompletableFuture.delayedExecutor(PAUSE_SECONDS, TimeUnit.SECONDS));
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("interrupted while the database started", e);
    }
  }

  private void applyRoles() throws SQLException {
    Map<String, String> variables = new HashMap<>();
    for (Quantum quantum : Quantum.ALL) {
      for (String role : new String[] {quantum.owner(), quantum.app()}) {
        variables.put(role + "_password", secrets.password(role));
      }
    }
    variables.put("contract_sync_password", secrets.password("contract_sync"));
    PsqlScript.run("roles.sql", variables, this::superuser);
  }

  /** Changes whenever the setup of roles has to be applied again. */
  private String scripts() {
    StringBuilder text = new StringBuilder();
    for (String file : new String[] {"roles.sql", "role.sql", "quantum.sql", "database.sql"}) {
      text.append(PsqlScript.text(file));
    }
    return Integer.toHexString(text.toString().hashCode()) + " " + secrets.fingerprint();
  }

  private Connection superuser(String database) {
    Properties login = new Properties();
    login.setProperty("user", "postgres");
    login.setProperty("password", secrets.password("postgres"));
    try {
      return DriverManager.getConnection(jdbcUrl(database), login);
    } catch (SQLException e) {
      throw new PlatformException("the database refuses its superuser: " + e.getMessage(), e);
    }
  }
}
