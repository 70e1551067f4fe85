package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.wire.InvalidMessages;
import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.integration.MessageDispatchingException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** Tells transient failures, such as an outage, from failures of a message itself. */
final class FailureClassifier {

  /** Lost connection, transaction rolled back by the server, resources, intervention, system. */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "58");

  /** Lock not available, read-only standby, idle or long transaction ended by the server. */
  private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "25006", "25P03", "25P04");

  private FailureClassifier() {}

  /** Whether the same message may well succeed later. */
  static boolean isTransient(Throwable failure) {
    List<Throwable> chain = chain(failure);
    for (Throwable link : chain) {
      if (link instanceof SQLException sql && sql.getSQLState() != null) {
        return isTransient(sql, sql.getSQLState());
      }
    }
    return chain.stream().anyMatch(FailureClassifier::isTransientItself);
  }

  /** The defects that a step of the flow has found, if that is what the failure is about. */
  static @Nullable InvalidMessages invalidMessages(Throwable failure) {
    for (Throwable link : chain(failure)) {
      if (link instanceof InvalidMessages invalid) {
        return invalid;
      }
    }
    return null;
  }

  /** Throws the failure if the same message may well succeed later. */
  static void rethrowIfTransient(Throwable failure) {
    if (isTransient(failure)) {
      throw rethrown(failure);
    }
  }

  /** For {@code throw}: the failure itself, as far as the compiler allows. */
  static RuntimeException rethrown(Throwable failure) {
    return switch (failure) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }

  private static boolean isTransient(SQLException failure, String state) {
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || TRANSIENT_STATES.contains(state)
        || (state.length() == 5 && TRANSIENT_CLASSES.contains(state.substring(0, 2)));
  }

  private static boolean isTransientItself(Throwable failure) {
    return switch (failure) {
      case RetryLater _,
          JMSException _,
          SQLTransientException _,
          SQLRecoverableException _,
          TransientDataAccessException _,
          DataAccessResourceFailureException _,
          RecoverableDataAccessException _,
          CannotCreateTransactionException _,
          TransactionSystemException _,
          TransactionTimedOutException _,
          // The flow is being stopped: its channels have nobody left who listens.
          MessageDispatchingException _,
          InterruptedException _,
          LinkageError _ ->
          true;
      case StackOverflowError _ -> false;
      case VirtualMachineError _ -> true;
      default -> false;
    };
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable link = failure; link != null && !chain.contains(link); link = link.getCause()) {
      chain.add(link);
    }
    return chain;
  }
}
