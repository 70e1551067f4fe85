package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.schedule.change.AskedChange;
import com.sysopsquad.jobs.schedule.change.Difference;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.definition.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule will do, as its page shows it.
 *
 * @param facts label and value of its definition
 * @param missed what resuming it starts, a sentence
 * @param differences where it differs from the configuration; before: there
 * @param waiting the change that is waiting for a second person; null if there is none
 */
record TimetableView(
    List<Fact> facts,
    List<StartView> starts,
    List<String> warnings,
    List<String> notToday,
    String missed,
    boolean catchesUp,
    List<Difference> differences,
    ScheduleDetail.@Nullable ChangeAnswer waiting,
    List<StartView> notes) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE, MMM d, uuuu, h:mm:ss a zzz", Locale.US);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.US).withZone(ZoneOffset.UTC);
  private static final int LISTED = 5;

  static TimetableView of(
      Schedule schedule, Timetable timetable, @Nullable AskedChange waiting, Formats formats) {
    ZoneId zone = schedule.zone();
    return new TimetableView(
        facts(schedule.definition()),
        timetable.starts().stream()
            .map(start -> StartView.of(start.due(), zone, false, start.note()))
            .toList(),
        timetable.warnings(),
        timetable.notToday(),
        missed(schedule, timetable.missed()),
        !timetable.missed().isEmpty(),
        schedule.file() == null
            ? List.of()
            : Difference.between(schedule.file(), schedule.definition()),
        waiting == null ? null : ScheduleDetail.ChangeAnswer.of(waiting, schedule, formats),
        timetable.notes().stream()
            .map(note -> StartView.of(note.due(), zone, note.waits(), note.why()))
            .toList());
  }

  private static List<Fact> facts(ScheduleDefinition definition) {
    return Difference.between(null, definition).stream()
        .map(field -> new Fact(field.field(), field.after()))
        .toList();
  }

  /** For example "Resuming starts payment for 2 missed times: …". */
  private static String missed(Schedule schedule, List<Instant> missed) {
    if (missed.isEmpty()) {
      return "Resuming starts nothing now. The next start is at its next regular time.";
    }
    List<String> times =
        missed.stream().limit(LISTED).map(due -> time(due, schedule.zone())).toList();
    return "Resuming starts %s now, %s: %s%s."
        .formatted(
            schedule.job(),
            missed.size() == 1 ? "once, for the time that was missed" : missed.size() + " times",
            String.join("; ", times),
            missed.size() > LISTED ? " and " + (missed.size() - LISTED) + " more" : "");
  }

  /** For example "Fri, Jan 1, 2027, 3:30 AM EST". */
  private static String time(Instant due, ZoneId zone) {
    return TIME.format(due.atZone(zone)).replaceFirst(":00 (AM|PM)", " $1");
  }

  /** A labeled value. */
  record Fact(String label, String value) {}

  /**
   * A start.
   *
   * @param machine value of the attribute {@code datetime}
   * @param waits whether it is still waiting
   * @param note why it did not, or will not, begin then
   */
  record StartView(String machine, String local, String utc, boolean waits, @Nullable String note) {

    static StartView of(Instant due, ZoneId zone, boolean waits, @Nullable String note) {
      return new StartView(due.toString(), time(due, zone), UTC.format(due), waits, note);
    }
  }
}
