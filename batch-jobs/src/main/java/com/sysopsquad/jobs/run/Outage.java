package com.sysopsquad.jobs.run;

import com.sysopsquad.flows.database.DatabaseOutage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Distinguishes a step that failed because something was temporarily down from a step that failed
 * for another reason, so that the run continues automatically. Register it with each step of a job
 * that does this.
 */
public final class Outage implements StepExecutionListener {

  /** The exit code of a step, and so of its run, that failed because of an outage. */
  public static final String EXIT_CODE = "OUTAGE";

  private final List<Class<? extends Exception>> alsoPassing;

  /** In addition to the database, these indicate that something is temporarily down. */
  public Outage(List<Class<? extends Exception>> alsoPassing) {
    this.alsoPassing = List.copyOf(alsoPassing);
  }

  @Override
  public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
    return stepExecution.getFailureExceptions().stream().anyMatch(this::isPassing)
        ? new ExitStatus(EXIT_CODE)
        : null;
  }

  /** Whether the failure, or its cause, is expected to go away without intervention. */
  public boolean isPassing(Throwable failure) {
    return DatabaseOutage.isBehind(failure)
        || DatabaseOutage.chain(failure).stream()
            .anyMatch(link -> alsoPassing.stream().anyMatch(passing -> passing.isInstance(link)));
  }
}
