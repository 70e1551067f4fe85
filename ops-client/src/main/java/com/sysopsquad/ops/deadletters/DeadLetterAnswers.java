package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.terminal.Formats;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON of dead letters and replays, as far as this client reads it. */
final class DeadLetterAnswers {

  private DeadLetterAnswers() {}

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

  /** A group of dead letters, with how many failed in the last hours and days. */
  record Group(
      String queue,
      String fingerprint,
      String cause,
      long dead,
      @Nullable String assignee,
      List<Long> hours,
      List<Long> days) {}

  /** To whom a dead letter or a group is assigned, and what was noted about it. */
  record Notes(@Nullable String assignee, List<Note> notes) {}

  /** What a person wrote or did. */
  record Note(
      OffsetDateTime at,
      String actor,
      String action,
      @Nullable String assignee,
      @Nullable String text) {

    String said() {
      return switch (action) {
        case "ASSIGN" -> "Assigned to " + assignee;
        case "UNASSIGN" -> "Unassigned";
        default -> "Note";
      };
    }
  }

  /** A replay that waits until somebody decides. */
  record Held(long id, String askedFor, boolean paused) {}

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
      @Nullable OffsetDateTime cancelledAt,
      @Nullable OffsetDateTime pausedAt,
      @Nullable Trial trial) {}

  /** The first messages of a replay, which are sent before the rest. */
  record Trial(
      long messages,
      long unsent,
      long underway,
      long applied,
      long failed,
      long refused,
      long rest,
      @Nullable OffsetDateTime restAt) {

    /** Whether the rest waits for a decision. */
    boolean holds() {
      return restAt == null && rest > 0;
    }
  }
}
