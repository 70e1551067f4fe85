package com.sysopsquad.jobs.run;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells a step that failed because something was away for a while from one that failed on its
 * merits, so that the run goes on by itself. Register it with each step of a job that does.
 */
public final class Outage implements StepExecutionListener {

  /** The exit code of a step, and so of its run, that met an outage. */
  static final String EXIT_CODE = "OUTAGE";

  private final List<Class<? extends Exception>> alsoPassing;

  /** Besides the database, these say that something is away for a while. */
  public Outage(List<Class<? extends Exception>> alsoPassing) {
    this.alsoPassing = List.copyOf(alsoPassing);
  }

  @Override
  public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
    return stepExecution.getFailureExceptions().stream().anyMatch(this::isPassing)
        ? new ExitStatus(EXIT_CODE)
        : null;
  }

  /** Whether the failure, or what caused it, is expected to pass by itself. */
  public boolean isPassing(Throwable failure) {
    if (isOfDatabase(failure)) {
      return true;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      for (var passing : alsoPassing) {
        if (passing.isInstance(cause)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the database, which was away or too busy, is behind a failure. */
  public static boolean isOfDatabase(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isDatabaseAway(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDatabaseAway(Throwable failure) {
    return switch (failure) {
      case NonTransientDataAccessResourceException away -> true;
      case TransientDataAccessException passing -> true;
      case RecoverableDataAccessException passing -> true;
      case CannotCreateTransactionException away -> true;
      case SQLTransientConnectionException away -> true;
      case SQLException sql when sql.getSQLState() != null ->
          sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P");
      // HikariCP says no more once it has given a broken connection up.
      case SQLException sql -> "Connection is closed".equals(sql.getMessage());
      default -> false;
    };
  }
}
