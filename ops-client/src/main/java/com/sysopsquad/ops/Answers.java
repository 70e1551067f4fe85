package com.sysopsquad.ops;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The JSON of operations, as far as this client reads it; it ignores what it does not know. */
final class Answers {

  private Answers() {}

  record Page<T>(List<T> items, int page, int size, long total) {}

  record Job(String name, String description, List<Parameter> parameters) {}

  record Parameter(String name, String description, String example, boolean required) {}

  record Run(
      long id,
      String job,
      Map<String, String> parameters,
      String state,
      boolean running,
      String startedBy,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt,
      @Nullable OffsetDateTime recoveredAt,
      long seconds,
      String message,
      @Nullable Progress progress,
      long perSecond,
      @Nullable List<Step> steps,
      @Nullable List<Attempt> attempts) {

    boolean completed() {
      return state.equals("COMPLETED");
    }

    /** The execution that went on with this run, if there is one already. */
    OptionalLong next() {
      return attempts == null
          ? OptionalLong.empty()
          : attempts.stream().mapToLong(Attempt::id).filter(other -> other > id).max();
    }
  }

  /** Counts stand in the order in which to show them. */
  record Progress(long total, long done, int percent, Map<String, Long> counts) {}

  record Step(
      String name,
      String state,
      long seconds,
      long read,
      long written,
      long skipped,
      String message) {}

  record Attempt(long id) {}

  record Schedule(
      String name,
      String job,
      String cron,
      String zone,
      String state,
      @Nullable OffsetDateTime nextStart,
      @Nullable String lastResult) {}

  record Queue(String name, long messages, int consumers, long delivering) {}

  record DeadLetter(
      long id,
      OffsetDateTime time,
      @Nullable String queue,
      @Nullable String type,
      @Nullable String subject,
      @Nullable String origin,
      @Nullable String cause) {}

  record Status(
      boolean database,
      boolean broker,
      long liveRuns,
      long failedRuns,
      long pausedSchedules,
      long deadLetters,
      String zone,
      OffsetDateTime time) {}
}
