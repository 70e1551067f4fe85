package com.sysopsquad.jobs.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are asked for; what is null is not asked for.
 *
 * @param job of this job only; then {@code routine} has no meaning
 * @param routine whether runs of routine jobs are among them
 * @param startedBy a person or {@code schedule NAME}
 * @param from launched at this moment or later
 * @param until launched before this moment
 * @param parameterName with this parameter
 * @param parameterValue a parameter has this value
 */
public record RunFilter(
    @Nullable String job,
    Routine routine,
    @Nullable RunState state,
    @Nullable String startedBy,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String parameterName,
    @Nullable String parameterValue) {

  /** All runs. */
  public static final RunFilter ALL =
      new RunFilter(null, Routine.WITH, null, null, null, null, null, null);

  /** All runs of a job. */
  public static RunFilter of(String job) {
    return new RunFilter(job, Routine.WITH, null, null, null, null, null, null);
  }

  /** The same in this state only. */
  public RunFilter in(RunState wanted) {
    return new RunFilter(
        job, routine, wanted, startedBy, from, until, parameterName, parameterValue);
  }

  /** The same launched at this moment or later. */
  public RunFilter since(Instant moment) {
    return new RunFilter(
        job, routine, state, startedBy, moment, until, parameterName, parameterValue);
  }

  /** Whether routine runs are asked for. */
  public enum Routine {
    /** Together with all others. */
    WITH,
    /** Not at all. */
    WITHOUT,
    /** Nothing else. */
    ONLY
  }
}
