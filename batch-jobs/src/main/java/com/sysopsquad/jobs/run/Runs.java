package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Past and current runs. */
public interface Runs {

  /**
   * Runs, newest first.
   *
   * @param size at most 200
   */
  default List<Summary> latest(RunFilter filter, int size) {
    return list(filter, Position.NEWEST, size);
  }

  /**
   * Runs older or newer than one of them, newest first. However many runs exist, only the returned
   * ones are read.
   *
   * @param size at most 200
   */
  List<Summary> list(RunFilter filter, Position position, int size);

  /** How many are running now. */
  long running();

  /**
   * One run with its steps, counts and history.
   *
   * @throws NoSuchRun if there is none
   */
  Run find(long id);

  /**
   * Where a list begins.
   *
   * @param run run beside which it begins; null to start with the newest
   * @param newer whether it continues toward newer runs
   */
  record Position(@Nullable Long run, boolean newer) {

    /** At the newest run. */
    public static final Position NEWEST = new Position(null, false);

    /** Runs older than a run. */
    public static Position before(long run) {
      return new Position(run, false);
    }

    /** Runs newer than a run. */
    public static Position after(long run) {
      return new Position(run, true);
    }
  }

  /**
   * A run in a list.
   *
   * @param progress only while it runs, and only if the job can tell; otherwise null
   */
  record Summary(
      long id,
      String job,
      Map<String, String> parameters,
      RunState state,
      Run.Kind kind,
      String startedBy,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      Duration duration,
      String message,
      @Nullable Progress progress) {

    /** Keeps a copy. */
    public Summary {
      parameters = Map.copyOf(parameters);
    }
  }
}
