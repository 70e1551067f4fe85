package com.sysopsquad.jobs.run;

import java.time.Duration;

/**
 * How long a job usually takes.
 *
 * @param runs how many runs this is computed from
 * @param mean their mean; 0 if there are none
 * @param deviation their standard deviation; 0 if there are fewer than two
 */
public record UsualDuration(int runs, Duration mean, Duration deviation) {

  /** With fewer runs, it is not known what is usual. */
  public static final int LEAST_RUNS = 10;

  private static final int DEVIATIONS = 3;

  /** Shorter differences are not worth a look, even if all runs take the same time. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  /** Whether there are enough runs. */
  public boolean isKnown() {
    return runs >= LEAST_RUNS;
  }

  /** Runs that take less are unusual: the mean less three deviations, but not less than 0. */
  public Duration shortest() {
    Duration shortest = mean.minus(spread());
    return shortest.isNegative() ? Duration.ZERO : shortest;
  }

  /** Runs that take more are unusual: the mean and three deviations. */
  public Duration longest() {
    return mean.plus(spread());
  }

  /** Compares a duration with the usual range. */
  public Verdict verdictOn(Duration duration) {
    if (!isKnown()) {
      return Verdict.NOT_KNOWN;
    }
    if (duration.compareTo(longest()) > 0) {
      return Verdict.LONG;
    }
    return duration.compareTo(shortest()) < 0 ? Verdict.SHORT : Verdict.USUAL;
  }

  private Duration spread() {
    Duration spread = deviation.multipliedBy(DEVIATIONS);
    return spread.compareTo(TOLERANCE) < 0 ? TOLERANCE : spread;
  }

  /** How a duration compares with the usual range. */
  public enum Verdict {
    /** There are too few runs, or the run ended early or did only the rest of another. */
    NOT_KNOWN,
    /** Within three deviations of the mean. */
    USUAL,
    /** Shorter by more than three deviations. */
    SHORT,
    /** Longer by more than three deviations. */
    LONG
  }
}
