package com.sysopsquad.flows.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Decides whether a database was down or too busy, or ended a transaction for its own reasons, so
 * that the same operation may succeed later. If the server gave a reason, that reason decides: a
 * message or a request that it rejects is not an outage.
 */
public final class DatabaseOutage {

  /** After how many seconds a request that is refused during an outage should be repeated. */
  public static final int SECONDS_TO_WAIT = 10;

  /** Lost connection, transaction rolled back by the server, resources, intervention, system. */
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

  /** Lock not available, read-only standby, idle or long transaction ended by the server. */
  private static final Set<String> STATES = Set.of("55P03", "25006", "25P03", "25P04");

  private DatabaseOutage() {}

  /** Whether an outage caused a failure: the failure itself or one of its causes says so. */
  public static boolean isBehind(Throwable failure) {
    List<Throwable> chain = chain(failure);
    for (Throwable link : chain) {
      if (link instanceof SQLException sql && sql.getSQLState() != null) {
        return isTransient(sql) || isTransient(sql.getSQLState());
      }
    }
    return chain.stream().anyMatch(DatabaseOutage::saysSoItself);
  }

  /** A failure and its causes, each once. */
  public static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable link = failure; link != null && !chain.contains(link); link = link.getCause()) {
      chain.add(link);
    }
    return chain;
  }

  private static boolean isTransient(SQLException failure) {
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || failure instanceof SQLNonTransientConnectionException;
  }

  private static boolean isTransient(String state) {
    return STATES.contains(state)
        || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
  }

  private static boolean saysSoItself(Throwable failure) {
    return switch (failure) {
      case TransientDataAccessException _,
          NonTransientDataAccessResourceException _,
          RecoverableDataAccessException _,
          CannotCreateTransactionException _,
          TransactionSystemException _,
          TransactionTimedOutException _ ->
          true;
      // HikariCP gives no other sign once it has given up a broken connection.
      case SQLException sql -> isTransient(sql) || "Connection is closed".equals(sql.getMessage());
      default -> false;
    };
  }
}
