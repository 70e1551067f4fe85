package com.sysopsquad.jobs.run;

import com.sysopsquad.flows.database.DatabaseOutage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

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
    return DatabaseOutage.isBehind(failure)
        || DatabaseOutage.chain(failure).stream()
            .anyMatch(link -> alsoPassing.stream().anyMatch(passing -> passing.isInstance(link)));
  }
}
