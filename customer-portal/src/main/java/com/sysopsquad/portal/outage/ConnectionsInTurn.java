package com.sysopsquad.portal.outage;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Serves callers in the order in which they wait. Only as many callers may enter the pool as it has
 * connections, so nobody waits within it, where there is no order.
 */
class ConnectionsInTurn extends DelegatingDataSource {

  private final Semaphore turns;
  private final long patience;

  /** Waits as long as the pool itself would. */
  ConnectionsInTurn(HikariDataSource pool) {
    super(pool);
    this.turns = new Semaphore(pool.getMaximumPoolSize(), true);
    this.patience = pool.getConnectionTimeout();
  }

  @Override
  public Connection getConnection() throws SQLException {
    awaitTurn();
    boolean served = false;
    try {
      Connection connection = obtainTargetDataSource().getConnection();
      served = true;
      return handed(connection);
    } finally {
      if (!served) {
        turns.release();
      }
    }
  }

  /** How many are waiting for their turn. */
  int waiting() {
    return turns.getQueueLength();
  }

  private void awaitTurn() throws SQLException {
    try {
      if (!turns.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException(
            "No connection was free within %d ms".formatted(patience));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("Interrupted while waiting for a connection", e);
    }
  }

  private Connection handed(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            new Handed(connection, turns));
  }

  /** A connection that lets the next caller in when it is closed. */
  private static final class Handed implements InvocationHandler {

    private final Connection connection;
    private final Semaphore turns;
    private final AtomicBoolean given = new AtomicBoolean();

    Handed(Connection connection, Semaphore turns) {
      this.connection = connection;
      this.turns = turns;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "equals" -> arguments != null && isMine(arguments[0]);
        case "hashCode" -> hashCode();
        case "close", "abort" -> {
          try {
            yield passOn(method, arguments);
          } finally {
            if (given.compareAndSet(false, true)) {
              turns.release();
            }
          }
        }
        default -> passOn(method, arguments);
      };
    }

    private boolean isMine(@Nullable Object other) {
      return other != null
          && Proxy.isProxyClass(other.getClass())
          && equals(Proxy.getInvocationHandler(other));
    }

    private @Nullable Object passOn(Method method, Object @Nullable [] arguments) throws Throwable {
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException failed) {
        throw failed.getTargetException();
      }
    }
  }
}
