package com.sysopsquad.jobs.schedule.change;

import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A change of a schedule.
 *
 * @param definition the new one; null unless it is created or edited
 * @param version the version that the person saw; null for a new schedule, or to change whatever is
 *     there
 */
public record ScheduleChange(
    Kind kind, String schedule, @Nullable ScheduleDefinition definition, @Nullable Long version) {

  /** What is changed. */
  public enum Kind {
    /** Adds a schedule. */
    CREATE("create"),
    /** Changes its definition. */
    EDIT("edit"),
    /** Deletes it. */
    DELETE("delete"),
    /** Replaces its definition by that of the configuration. */
    USE_FILE("use the configuration for");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As a verb, for example "edit". */
    public String word() {
      return word;
    }
  }

  /** A new schedule. */
  public static ScheduleChange create(String schedule, ScheduleDefinition definition) {
    return new ScheduleChange(Kind.CREATE, schedule, definition, null);
  }

  /** A new definition. */
  public static ScheduleChange edit(
      String schedule, ScheduleDefinition definition, @Nullable Long version) {
    return new ScheduleChange(Kind.EDIT, schedule, definition, version);
  }

  /** Its end. */
  public static ScheduleChange delete(String schedule, @Nullable Long version) {
    return new ScheduleChange(Kind.DELETE, schedule, null, version);
  }

  /** The definition of the configuration. */
  public static ScheduleChange useFile(String schedule, @Nullable Long version) {
    return new ScheduleChange(Kind.USE_FILE, schedule, null, version);
  }
}
