package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job: one execution, with its steps and its place among the executions of the same
 * instance.
 *
 * @param id of the execution
 * @param parameters identifying ones
 * @param kind how it came to be
 * @param startedBy a person, {@code schedule NAME}, or the node that recovered it
 * @param confirmedBy the second person of its start; null: it took none
 * @param node where it runs or ran
 * @param duration from start to end, or until now
 * @param message why it ended as it did, for a person; empty when there is nothing to say
 * @param stopRequestedBy who asked it to stop; null: nobody
 * @param recoveredAt when it was found without a living process; null: never
 * @param progress null when only the steps can tell
 * @param perSecond what was done a second so far in this execution; 0 when not known
 * @param attempts all executions of the same instance, oldest first, this one included
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

  /** How an execution came to be. */
  public enum Kind {
    /** Asked for by a person or a schedule. */
    START,
    /** Someone let an earlier one go on. */
    RESTART,
    /** It went on by itself after its process had died or its database was away. */
    RECOVERY
  }

  /**
   * A step, or a partition of one ({@code chargeBills:partition3}).
   *
   * @param message why it ended as it did; empty when there is nothing to say
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
      String message) {}

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
