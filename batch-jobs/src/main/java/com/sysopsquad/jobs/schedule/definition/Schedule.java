package com.sysopsquad.jobs.schedule.definition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a job starts automatically.
 *
 * @param version grows with each change; a change of an older version is refused
 * @param changedBy who changed it last; null while it is as in the configuration
 * @param file the definition in the configuration; null if it is not there
 * @param pause why it does not start; null while it does
 * @param nextFire null while paused, or if there is none anymore
 * @param previousFire null if it never fired
 * @param lastResult result of the last start, as text; null if there was none
 */
public record Schedule(
    String name,
    ScheduleDefinition definition,
    long version,
    @Nullable String changedBy,
    Instant changedAt,
    @Nullable ScheduleDefinition file,
    State state,
    @Nullable Pause pause,
    @Nullable Instant nextFire,
    @Nullable Instant previousFire,
    @Nullable String lastResult) {

  /** The job that it starts. */
  public String job() {
    return definition.job();
  }

  /** When it starts: six or seven fields, as Quartz reads them. */
  public String cron() {
    return definition.cron();
  }

  /** The zone of the cron expression. */
  public ZoneId zone() {
    return definition.zone();
  }

  /** The parameters of the start, with their placeholders. */
  public Map<String, String> parameters() {
    return definition.parameters();
  }

  /** What happens to a start that was missed, as text. */
  public String misfire() {
    return definition.misfire().words();
  }

  /** Whether a person changed it so that it differs from the configuration. */
  public boolean differsFromFile() {
    return file != null && !file.equals(definition);
  }

  /** The state of a schedule. */
  public enum State {
    /** Fires at its times. */
    ACTIVE,
    /** Does not fire until someone resumes it, or its pause ends. */
    PAUSED,
    /** Cannot fire; the log says why. */
    ERROR,
    /** Has no more fire times. */
    FINISHED
  }

  /**
   * Why a schedule does not start.
   *
   * @param until when it is resumed automatically; null if only a person resumes it
   */
  public record Pause(String by, Instant at, String reason, @Nullable Instant until) {}
}
