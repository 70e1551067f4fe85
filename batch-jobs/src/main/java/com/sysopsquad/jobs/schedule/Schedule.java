package com.sysopsquad.jobs.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a job starts by itself.
 *
 * @param cron six or seven fields, as Quartz reads them
 * @param zone in which the cron expression is read
 * @param parameters of the start; {@code {month}} and {@code {time}} stand for those of the fire
 * @param misfire in words: what happens to a fire that was missed
 * @param nextFire null while paused, or when there is none any more
 * @param previousFire null when it never fired
 * @param lastResult what came of the last fire, in words; null when there was none
 */
public record Schedule(
    String name,
    String job,
    String cron,
    ZoneId zone,
    Map<String, String> parameters,
    State state,
    String misfire,
    @Nullable Instant nextFire,
    @Nullable Instant previousFire,
    @Nullable String lastResult) {

  /** Keeps a copy. */
  public Schedule {
    parameters = Map.copyOf(parameters);
  }

  /** Whether it fires. */
  public enum State {
    /** Fires at its times. */
    ACTIVE,
    /** Fires no more until someone resumes it. */
    PAUSED,
    /** Cannot fire; the log says why. */
    ERROR,
    /** Has no time left at which it could fire. */
    FINISHED
  }
}
