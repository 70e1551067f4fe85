package com.sysopsquad.jobs.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are requested; null means any.
 *
 * @param job only runs of this job; then {@code routine} is ignored
 * @param routine whether to include runs of routine jobs
 * @param startedBy a person or {@code schedule NAME}
 * @param from launched at this time or later
 * @param until launched before this time
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

  /** The same, but only in this state. */
  public RunFilter in(RunState wanted) {
    return new RunFilter(
        job, routine, wanted, startedBy, from, until, parameterName, parameterValue);
  }

  /** The same, but launched at this time or later. */
  public RunFilter since(Instant moment) {
    return new RunFilter(
        job, routine, state, startedBy, moment, until, parameterName, parameterValue);
  }

  /** Whether routine runs are requested. */
  public enum Routine {
    /** Together with all others. */
    WITH,
    /** Not at all. */
    WITHOUT,
    /** Only these. */
    ONLY
  }
}
