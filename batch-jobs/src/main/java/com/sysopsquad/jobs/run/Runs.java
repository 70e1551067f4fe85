package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ran and what runs. */
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
   * Runs older or newer than one of them, newest first. However many there are, only those that are
   * returned are read.
   *
   * @param size at most 200
   */
  List<Summary> list(RunFilter filter, Position position, int size);

  /** How many run now. */
  long running();

  /**
   * One run with its steps, counts and history.
   *
   * @throws NoSuchRun when there is none
   */
  Run find(long id);

  /**
   * Where a list begins.
   *
   * @param run beside which run; null: at the newest
   * @param newer whether on the newer side of it
   */
  record Position(@Nullable Long run, boolean newer) {

    /** At the newest run. */
    public static final Position NEWEST = new Position(null, false);

    /** Those that are older than a run. */
    public static Position before(long run) {
      return new Position(run, false);
    }

    /** Those that are newer than a run. */
    public static Position after(long run) {
      return new Position(run, true);
    }
  }

  /**
   * A run in a list.
   *
   * @param progress only while it runs, and only when the job can tell; otherwise null
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
