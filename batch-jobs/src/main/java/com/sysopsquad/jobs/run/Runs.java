package com.sysopsquad.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ran and what runs. */
public interface Runs {

  /**
   * A page of runs, newest first.
   *
   * @param job of this job only; null: of all
   * @param number counted from 0
   * @param size at most 200
   */
  Page page(@Nullable String job, int number, int size);

  /**
   * One run with its steps, counts and history.
   *
   * @throws NoSuchRun when there is none
   */
  Run find(long id);

  /** Runs of one page, and how many there are in all. */
  record Page(List<Summary> runs, int number, int size, long total) {

    /** Keeps a copy. */
    public Page {
      runs = List.copyOf(runs);
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
