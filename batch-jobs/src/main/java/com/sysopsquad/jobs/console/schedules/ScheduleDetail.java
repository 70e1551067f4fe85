package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.schedule.change.AskedChange;
import com.sysopsquad.jobs.schedule.change.Difference;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.Timetable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule with what it will do.
 *
 * @param nextStarts the next ten
 * @param warnings where daylight saving time skips or repeats a start
 * @param notToday why it did not start today, or will not; empty if it did
 * @param missed what resuming it would catch up; empty unless it is paused
 * @param differences where it differs from the configuration: from the configuration to now
 * @param waitingChange the change that is waiting for a second person
 * @param notes what was due and did not begin at once, newest first
 */
record ScheduleDetail(
    ScheduleAnswer schedule,
    List<StartAnswer> nextStarts,
    List<String> warnings,
    List<String> notToday,
    List<OffsetDateTime> missed,
    List<Difference> differences,
    @Nullable ChangeAnswer waitingChange,
    List<NoteAnswer> notes) {

  static ScheduleDetail of(
      Schedule schedule, Timetable timetable, @Nullable AskedChange waiting, Formats formats) {
    return new ScheduleDetail(
        ScheduleAnswer.of(schedule, formats),
        timetable.starts().stream().map(start -> StartAnswer.of(start, schedule)).toList(),
        timetable.warnings(),
        timetable.notToday(),
        timetable.missed().stream()
            .map(due -> due.atZone(schedule.zone()).toOffsetDateTime())
            .toList(),
        schedule.file() == null
            ? List.of()
            : Difference.between(schedule.file(), schedule.definition()),
        waiting == null ? null : ChangeAnswer.of(waiting, schedule, formats),
        timetable.notes().stream()
            .map(
                note ->
                    new NoteAnswer(
                        note.due().atZone(schedule.zone()).toOffsetDateTime(),
                        note.waits(),
                        note.why()))
            .toList());
  }

  /**
   * A start to come.
   *
   * @param time in the zone of the schedule
   * @param utc the same time
   * @param note why it will not begin then; null if it will
   */
  record StartAnswer(OffsetDateTime time, OffsetDateTime utc, @Nullable String note) {

    static StartAnswer of(Timetable.Start start, Schedule schedule) {
      return new StartAnswer(
          start.due().atZone(schedule.zone()).toOffsetDateTime(),
          start.due().atOffset(ZoneOffset.UTC),
          start.note());
    }
  }

  /**
   * A due start that did not begin at once.
   *
   * @param waits whether it is still waiting
   */
  record NoteAnswer(OffsetDateTime time, boolean waits, String why) {}

  /** A requested change. */
  record ChangeAnswer(
      long id,
      ScheduleChange.Kind kind,
      String askedBy,
      @Nullable OffsetDateTime askedAt,
      String reason,
      List<Difference> differences) {

    static ChangeAnswer of(AskedChange asked, @Nullable Schedule schedule, Formats formats) {
      return new ChangeAnswer(
          asked.id(),
          asked.change().kind(),
          asked.askedBy(),
          formats.at(asked.askedAt()),
          asked.reason(),
          differences(asked, schedule));
    }

    private static List<Difference> differences(AskedChange asked, @Nullable Schedule schedule) {
      return switch (asked.change().kind()) {
        case CREATE, EDIT ->
            Difference.between(
                schedule == null ? null : schedule.definition(), asked.change().definition());
        case USE_FILE ->
            schedule == null
                ? List.of()
                : Difference.between(schedule.definition(), schedule.file());
        case DELETE -> List.of();
      };
    }
  }
}
