package com.sysopsquad.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Repeatedly cuts all other connections of the same role to the same database, as a failing network
 * does, until it is closed.
 */
public final class Cutting implements AutoCloseable {

  private static final String CUT =
      """
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where usename = current_user and datname = current_database() and pid <> pg_backend_pid()
      """;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final long begin = System.nanoTime();
  private final Thread thread;
  private volatile boolean closed;

  private Cutting(DataSource role, Duration pause) {
    this.thread = Thread.ofPlatform().name("cutting").start(() -> cut(role, pause));
  }

  /** Regularly cuts the connections of everyone who uses a database with this role. */
  public static Cutting start(DataSource role, Duration pause) {
    return new Cutting(role, pause);
  }

  /** Whether it still makes sense to wait for an effect. */
  public boolean goesOn() {
    return thread.isAlive() && System.nanoTime() - begin < LONGEST.toNanos();
  }

  private void cut(DataSource role, Duration pause) {
    try (Connection own = role.getConnection();
        Statement statement = own.createStatement()) {
      while (!closed) {
        statement.execute(CUT);
        LockSupport.parkNanos(pause.toNanos());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
