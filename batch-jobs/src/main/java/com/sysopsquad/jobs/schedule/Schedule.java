package com.sysopsquad.jobs.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a job starts automatically.
 *
 * @param cron six or seven fields, as Quartz reads them
 * @param zone zone of the cron expression
 * @param parameters parameters of the start; {@code {day}}, {@code {month}} and {@code {time}} are
 *     replaced by those of the fire
 * @param misfire text that says what happens to a fire that was missed
 * @param nextFire null while paused, or if there is none anymore
 * @param previousFire null if it never fired
 * @param lastResult result of the last fire, as text; null if there was none
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

  /** The state of a schedule. */
  public enum State {
    /** Fires at its times. */
    ACTIVE,
    /** Does not fire until someone resumes it. */
    PAUSED,
    /** Cannot fire; the log says why. */
    ERROR,
    /** Has no more fire times. */
    FINISHED
  }
}
