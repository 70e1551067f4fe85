package com.sysopsquad.ops.schedules;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of schedules, blackouts and calendars, as far as this client reads it. */
final class ScheduleAnswers {

  private ScheduleAnswers() {}

  record Schedule(
      String name,
      String job,
      String text,
      String state,
      long version,
      @Nullable Pause pause,
      @Nullable OffsetDateTime nextStart,
      @Nullable String lastResult) {}

  record Pause(String by, String reason, @Nullable OffsetDateTime until) {}

  record ScheduleDetail(
      Schedule schedule,
      List<NextStart> nextStarts,
      List<String> warnings,
      List<String> notToday,
      List<OffsetDateTime> missed,
      List<Difference> differences,
      @Nullable WaitingChange waitingChange) {}

  record NextStart(OffsetDateTime time, OffsetDateTime utc, @Nullable String note) {}

  record Difference(String field, String before, String after) {}

  record ImportedSchedule(String name, List<Difference> differences, String result) {}

  record WaitingChange(long id, String askedBy) {}

  record ScheduleChange(@Nullable Long request, String text) {}

  record Blackout(
      long id,
      @Nullable String schedule,
      OffsetDateTime from,
      OffsetDateTime to,
      String reason,
      String madeBy) {}

  record Calendar(String name, boolean weekends, Map<String, String> days, String changedBy) {}

  /** A run that was started. */
  record StartedRun(long id, String job) {}
}
