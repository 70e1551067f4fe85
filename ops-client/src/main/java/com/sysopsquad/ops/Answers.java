package com.sysopsquad.ops;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The JSON of operations, as far as this client reads it; unknown fields are ignored. */
final class Answers {

  private Answers() {}

  record Page<T>(List<T> items, int page, int size, long total) {}

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

  /** Counts are in display order. */
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

  record Queue(
      String name,
      long messages,
      long consumers,
      long delivering,
      @Nullable List<String> warnings) {}

  record Channel(
      String name,
      String state,
      String reason,
      @Nullable Long outbox,
      @Nullable Long messages,
      @Nullable Long consumers,
      @Nullable Long retries,
      long deadLetters,
      @Nullable Times recent) {

    /** The state in lower case, as it is written in commands. */
    String said() {
      return state.toLowerCase(Locale.ROOT);
    }
  }

  record PausedQueue(String text) {}

  record Trace(long id, boolean complete, List<String> notes, List<Hop> hops) {}

  record Hop(
      String messageId,
      @Nullable OffsetDateTime at,
      String quantum,
      String step,
      @Nullable String queue,
      @Nullable String type,
      @Nullable String subject) {

    /** The step in words. */
    String said() {
      return step.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  record Times(
      @Nullable OffsetDateTime from,
      long applied,
      @Nullable Long p50Millis,
      @Nullable Long p95Millis,
      @Nullable Long p99Millis) {}

  record DeadLetter(
      long id,
      OffsetDateTime time,
      String quantum,
      String queue,
      String type,
      String subject,
      String cause,
      @Nullable String state,
      @Nullable OffsetDateTime nextAttempt) {

    /** The state in lower case, with the next attempt of a message that waits. */
    String said() {
      String word = state == null ? "dead" : state.toLowerCase(Locale.ROOT);
      return nextAttempt == null ? word : word + " until " + Formats.time(nextAttempt);
    }
  }

  /** What the receivers have reported so far. */
  record Replay(
      long id,
      String askedFor,
      long deadLetters,
      long unsent,
      long underway,
      long applied,
      long failed,
      @Nullable Long refused,
      @Nullable OffsetDateTime cancelledAt) {}

  /** A recorded backup. */
  record Backup(String text) {}

  /** Messages that a quantum sends again after a restore. */
  record Resend(long id, String quantum, boolean open, String text) {}

  /** Messages that a quantum lacks. */
  record Loss(
      long id,
      String quantum,
      String source,
      List<String> queues,
      @Nullable OffsetDateTime since,
      @Nullable OffsetDateTime noticedAt,
      String text) {}

  /** Alarms, newest first. */
  record Alarms(List<Alarm> items, @Nullable Long next, @Nullable OffsetDateTime evaluatedAt) {}

  record Alarm(
      long id,
      String title,
      String subject,
      String severity,
      String text,
      String state,
      @Nullable OffsetDateTime since,
      @Nullable String acknowledgedBy,
      @Nullable OffsetDateTime silencedUntil) {

    /** The state in lower case, with the person or the end of the silence. */
    String said() {
      String word = state.toLowerCase(Locale.ROOT);
      String by = acknowledgedBy == null ? word : word + " by " + acknowledgedBy;
      return silencedUntil == null ? by : by + ", silenced";
    }
  }

  /** Alarms that nobody is told about. */
  record Silence(
      long id, String what, String reason, String createdBy, @Nullable OffsetDateTime expiresAt) {}

  record Ticket(
      String id,
      long version,
      String state,
      List<String> next,
      String title,
      String description,
      String customerName,
      String email,
      String address,
      @Nullable OffsetDateTime submittedAt,
      @Nullable String number,
      @Nullable String category,
      @Nullable String urgency,
      @Nullable String device,
      @Nullable List<TicketChange> changes,
      @Nullable List<TicketComment> comments,
      @Nullable List<TicketPhoto> photos) {}

  record TicketComment(String text, @Nullable OffsetDateTime time) {}

  /** A claim check; the photo itself is with the customer quantum. */
  record TicketPhoto(String photoId, String type, long size) {}

  record TicketChange(
      long version,
      String state,
      @Nullable String note,
      String actor,
      @Nullable OffsetDateTime time) {}

  /** A count is null while the database cannot be reached. */
  record Status(
      @Nullable String version,
      @Nullable String commit,
      boolean database,
      boolean broker,
      @Nullable Long liveRuns,
      @Nullable Long pausedSchedules,
      @Nullable Long deadLetters,
      @Nullable List<String> warnings,
      @Nullable String hold,
      @Nullable String backups,
      String zone,
      OffsetDateTime time) {}

  /** What a customer owes and has paid. */
  record Ledger(List<Balance> balances, List<Posting> postings, @Nullable Long next) {}

  /** Minor units: debits minus credits. */
  record Balance(String currency, String account, long minor) {}

  record Posting(
      long id,
      String day,
      String currency,
      String debit,
      String credit,
      long amountMinor,
      String cause,
      @Nullable Long bill,
      @Nullable String reference,
      @Nullable Long corrects,
      long owedMinor) {

    /** What it is for, such as "payment, bill 7" or "bill changed, bill 7, takes back 12". */
    String words() {
      String what = cause.toLowerCase(Locale.ROOT).replace('_', ' ');
      String on = bill == null ? String.valueOf(reference) : "bill " + bill;
      return (what.equals("bill") ? on : what + ", " + on)
          + (corrects == null ? "" : ", takes back " + corrects);
    }
  }

  /** Whether billing is on hold, and what that means. */
  record Hold(boolean onHold, String text) {}
}
