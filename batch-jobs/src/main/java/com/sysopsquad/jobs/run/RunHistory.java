package com.sysopsquad.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the past runs of a job were like. However many there are, few rows are read. */
public interface RunHistory {

  /**
   * The last runs of a job that have ended, newest first.
   *
   * @param most at most 200
   */
  List<Ended> ended(String job, int most);

  /**
   * The usual duration of a job, from launch to end: that of its last 50 runs that completed at
   * their first attempt. Runs that continue an earlier one are left out: they do only the rest.
   *
   * @param before only runs launched before this one; null for all
   */
  UsualDuration usual(String job, @Nullable Long before);

  /** The days of a month on which runs of a job were launched, in order; other days are absent. */
  List<Day> days(String job, YearMonth month, ZoneId zone);

  /**
   * A run that has ended.
   *
   * @param items what was written by the step that wrote the most
   */
  record Ended(long id, Instant launchedAt, RunState state, Duration duration, long items) {}

  /**
   * A day, and how many of its runs ended in which way.
   *
   * @param last the state of its last run
   */
  record Day(
      LocalDate day, long completed, long failed, long stopped, long running, RunState last) {

    /** How many runs were launched. */
    public long runs() {
      return completed + failed + stopped + running;
    }
  }
}
