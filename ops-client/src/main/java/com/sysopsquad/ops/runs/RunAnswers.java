package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.terminal.Formats;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of jobs, starts and runs, as far as this client reads it; unknown fields are ignored.
 */
final class RunAnswers {

  private RunAnswers() {}

  record Job(String name, String description, List<Parameter> parameters) {}

  record Parameter(String name, String description, String example, boolean required) {}

  /** Runs, newest first; older ones are before a run, newer ones after one. */
  record Runs(List<Run> items, @Nullable Long older, @Nullable Long newer) {}

  /** A start that was requested. */
  record Start(
      long id,
      String job,
      Map<String, String> parameters,
      String state,
      String askedBy,
      @Nullable OffsetDateTime askedAt,
      @Nullable OffsetDateTime expiresAt,
      String why,
      @Nullable String reason,
      @Nullable String summary,
      @Nullable String decidedBy,
      @Nullable Long run) {

    /** The state as a word. */
    String word() {
      return state.equals("ASKED") ? "waiting" : state.toLowerCase(Locale.ROOT);
    }
  }

  /** What a start would do. */
  record DryRun(
      String job,
      Map<String, String> parameters,
      String summary,
      List<Figure> figures,
      @Nullable String comparedWith,
      List<String> remarks,
      @Nullable String secondPerson,
      boolean reasonRequired) {}

  /** Numbers and amounts, now and in an earlier run. */
  record Figure(String what, Amounts now, @Nullable Amounts before) {}

  /** A count, and minor units by currency. */
  record Amounts(@Nullable Long count, Map<String, Long> minor) {}

  record Run(
      long id,
      String job,
      Map<String, String> parameters,
      String state,
      boolean running,
      String startedBy,
      @Nullable String confirmedBy,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt,
      @Nullable OffsetDateTime recoveredAt,
      long seconds,
      String message,
      @Nullable Progress progress,
      long perSecond,
      @Nullable Map<String, Amounts> outcomes,
      @Nullable List<Step> steps,
      @Nullable List<Attempt> attempts) {

    boolean completed() {
      return state.equals("COMPLETED");
    }

    /** The execution that continued this run, if there is one. */
    OptionalLong next() {
      return attempts == null
          ? OptionalLong.empty()
          : attempts.stream().mapToLong(Attempt::id).filter(other -> other > id).max();
    }
  }

  /** Items of a run that did not succeed. */
  record Items(List<Item> items, @Nullable Long next) {}

  record Item(
      long id,
      String outcome,
      String customer,
      String what,
      String reference,
      @Nullable Long minor,
      @Nullable String currency,
      String reason) {}

  /** How far a run is; counts are in display order. */
  record Progress(long total, long done, int percent, Map<String, Long> counts) {

    /** For example "960 of 1,000 (96 %) 900 paid, 31 declined". */
    String text() {
      String outcomes = outcomes();
      return "%s of %s (%d %%)%s"
          .formatted(
              Formats.number(done),
              Formats.number(total),
              percent,
              outcomes.isEmpty() ? "" : " " + outcomes);
    }

    /** For example "900 paid, 31 declined"; outcomes without items are left out. */
    String outcomes() {
      return counts.entrySet().stream()
          .filter(count -> count.getValue() > 0)
          .map(count -> Formats.number(count.getValue()) + " " + count.getKey())
          .collect(Collectors.joining(", "));
    }
  }

  record Step(
      String name,
      String state,
      long seconds,
      long read,
      long written,
      long skipped,
      String message) {}

  record Attempt(long id) {}

  /** A job with its last run, its usual duration and its past. */
  record JobDetail(
      Job job,
      @Nullable LastRun lastRun,
      Usual usual,
      List<EndedRun> trend,
      String month,
      List<JobDay> days,
      List<JobStart> nextStarts,
      List<JobLink> waitsFor,
      List<JobLink> dependents) {}

  record LastRun(
      long run, String state, @Nullable OffsetDateTime startedAt, long millis, String verdict) {

    /** How its duration compares, in words; empty if that is not known. */
    String words() {
      return switch (verdict) {
        case "USUAL" -> "as usual";
        case "SHORT" -> "shorter than usual";
        case "LONG" -> "longer than usual";
        default -> "";
      };
    }
  }

  record Usual(int runs, int needed, @Nullable Long meanMillis, @Nullable Long deviationMillis) {}

  record EndedRun(
      long run, String state, @Nullable OffsetDateTime createdAt, long millis, long items) {}

  record JobDay(String day, long completed, long failed, long stopped, long running) {}

  record JobStart(
      String schedule,
      @Nullable OffsetDateTime time,
      @Nullable OffsetDateTime utc,
      @Nullable String note) {}

  record JobLink(String schedule, String job) {}

  /** Two runs side by side. */
  record Comparison(
      ComparedRun a,
      ComparedRun b,
      boolean sameJob,
      List<ComparedParameter> parameters,
      List<ComparedNumber> durations,
      List<ComparedNumber> counts,
      List<ComparedMoney> money) {}

  record ComparedRun(
      long id,
      String job,
      String state,
      String startedBy,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt) {}

  record ComparedParameter(String name, @Nullable String a, @Nullable String b, boolean differs) {}

  record ComparedNumber(
      String what, @Nullable Long a, @Nullable Long b, @Nullable Long difference) {}

  record ComparedMoney(
      String outcome,
      String currency,
      @Nullable Long a,
      @Nullable Long b,
      @Nullable Long difference) {}

  /** What ran in a time. */
  record Timeline(
      @Nullable OffsetDateTime from,
      @Nullable OffsetDateTime until,
      boolean complete,
      List<TimelineRun> runs,
      List<TimelineRun> routine) {}

  record TimelineRun(
      long id,
      String job,
      String state,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt,
      long millis) {}
}
