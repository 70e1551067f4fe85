package com.sysopsquad.portal.outage;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** The database away, or too busy: the same request may succeed later. */
public final class Outage {

  /** After how many seconds whoever was refused may come again. */
  public static final int SECONDS_TO_WAIT = 10;

  private static final int DEEPEST = 10;

  private Outage() {}

  /** Whether one is behind a failure, which itself or one of its causes says so. */
  public static boolean isBehind(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (saysSo(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean saysSo(Throwable cause) {
    return switch (cause) {
      case TransientDataAccessException _, RecoverableDataAccessException _ -> true;
      case NonTransientDataAccessResourceException _, CannotCreateTransactionException _ -> true;
      case SQLTransientConnectionException _, SQLNonTransientConnectionException _ -> true;
      case SQLException sql -> saysSo(sql.getSQLState()) || isOfClosedConnection(sql);
      default -> false;
    };
  }

  // HikariCP says no more once it has given a broken connection up.
  private static boolean isOfClosedConnection(SQLException failure) {
    return failure.getSQLState() == null && "Connection is closed".equals(failure.getMessage());
  }

  // Connection, resources, operator.
  private static boolean saysSo(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
  }
}
