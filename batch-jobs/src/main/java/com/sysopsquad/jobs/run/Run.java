package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job: one execution, with its steps and its position among the executions of the same
 * instance.
 *
 * @param id id of the execution
 * @param parameters the identifying parameters
 * @param kind how it was created
 * @param startedBy a person, {@code schedule NAME}, or the node that recovered it
 * @param confirmedBy second person of its start; null if none was required
 * @param node where it runs or ran
 * @param duration from start to end, or until now
 * @param message why it ended this way, for a person; empty if there is nothing to say
 * @param stopRequestedBy who asked it to stop; null if nobody did
 * @param recoveredAt when it was found without a living process; null if never
 * @param progress null if only the steps know it
 * @param perSecond items done per second so far in this execution; 0 if not known
 * @param attempts all executions of the same instance, oldest first, including this one
 */
public record Run(
    long id,
    String job,
    Map<String, String> parameters,
    RunState state,
    Kind kind,
    String startedBy,
    @Nullable String confirmedBy,
    String node,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Duration duration,
    String message,
    @Nullable String stopRequestedBy,
    @Nullable Instant recoveredAt,
    @Nullable Progress progress,
    long perSecond,
    List<StepRun> steps,
    List<Attempt> attempts) {

  /** Keeps copies. */
  public Run {
    parameters = Map.copyOf(parameters);
    steps = List.copyOf(steps);
    attempts = List.copyOf(attempts);
  }

  /** How an execution was created. */
  public enum Kind {
    /** Requested by a person or a schedule. */
    START,
    /** Someone restarted an earlier one. */
    RESTART,
    /** It continued automatically after its process had died or its database was down. */
    RECOVERY
  }

  /**
   * A step, or a partition of one ({@code chargeBills:partition3}).
   *
   * @param message why it ended this way; empty if there is nothing to say
   */
  public record StepRun(
      String name,
      RunState state,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      Duration duration,
      long read,
      long written,
      long skipped,
      String message) {

    /** Whether it is a partition of a step. */
    public boolean isPartition() {
      return name.contains(":");
    }
  }

  /** An execution of the same instance. */
  public record Attempt(
      long id,
      RunState state,
      Kind kind,
      String startedBy,
      Instant createdAt,
      @Nullable Instant endedAt,
      String message) {}
}
