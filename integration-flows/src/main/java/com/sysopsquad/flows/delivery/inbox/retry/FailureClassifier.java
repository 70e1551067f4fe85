package com.sysopsquad.flows.delivery.inbox.retry;

import com.sysopsquad.flows.database.DatabaseOutage;
import com.sysopsquad.flows.delivery.wire.contract.InvalidMessages;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.MessageDispatchingException;

/** Distinguishes transient failures, such as an outage, from failures of the message itself. */
public final class FailureClassifier {

  private FailureClassifier() {}

  /** Whether the same message may succeed later. */
  public static boolean isTransient(Throwable failure) {
    return DatabaseOutage.isBehind(failure)
        || DatabaseOutage.chain(failure).stream().anyMatch(FailureClassifier::isTransientItself);
  }

  /** The defects that a step of the flow has found, if they caused the failure. */
  public static @Nullable InvalidMessages invalidMessages(Throwable failure) {
    for (Throwable link : DatabaseOutage.chain(failure)) {
      if (link instanceof InvalidMessages invalid) {
        return invalid;
      }
    }
    return null;
  }

  /** Throws the failure if the same message may succeed later. */
  public static void rethrowIfTransient(Throwable failure) {
    if (isTransient(failure)) {
      throw rethrown(failure);
    }
  }

  /** For use with {@code throw}: the failure itself, as far as the compiler allows. */
  public static RuntimeException rethrown(Throwable failure) {
    return switch (failure) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }

  private static boolean isTransientItself(Throwable failure) {
    return switch (failure) {
      case RetryLater _,
          JMSException _,
          // The flow is being stopped: its channels have no subscribers anymore.
          MessageDispatchingException _,
          InterruptedException _,
          LinkageError _ ->
          true;
      case StackOverflowError _ -> false;
      case VirtualMachineError _ -> true;
      default -> false;
    };
  }
}
