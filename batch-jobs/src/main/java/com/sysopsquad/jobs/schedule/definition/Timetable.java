package com.sysopsquad.jobs.schedule.definition;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule will do, and did today.
 *
 * @param starts the next starts, in order
 * @param warnings where daylight saving time skips or repeats a time, a sentence each
 * @param notToday why it did not start today, or will not; empty if it did or is not due
 * @param missed what resuming it would catch up, in order; empty unless it is paused
 * @param notes what was due and did not begin at once, newest first
 */
public record Timetable(
    List<Start> starts,
    List<String> warnings,
    List<String> notToday,
    List<Instant> missed,
    List<Note> notes) {

  /** Keeps copies. */
  public Timetable {
    starts = List.copyOf(starts);
    warnings = List.copyOf(warnings);
    notToday = List.copyOf(notToday);
    missed = List.copyOf(missed);
    notes = List.copyOf(notes);
  }

  /**
   * A start to come.
   *
   * @param due the due time
   * @param note why it will not begin then; null if it will
   */
  public record Start(Instant due, @Nullable String note) {}

  /**
   * A due start that did not begin at once.
   *
   * @param waits whether it is still waiting
   * @param why a sentence
   */
  public record Note(Instant due, boolean waits, String why) {}
}
