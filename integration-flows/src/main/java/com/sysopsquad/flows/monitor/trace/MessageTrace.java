package com.sysopsquad.flows.monitor.trace;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way of one or more messages, as far as quanta have told.
 *
 * @param about what was looked for: a message ID or a subject
 * @param answers of each quantum
 * @param hops by message and time
 */
public record MessageTrace(
    long number,
    String about,
    String askedBy,
    Instant askedAt,
    List<Answer> answers,
    List<Hop> hops) {

  /** Copies the lists. */
  public MessageTrace {
    answers = List.copyOf(answers);
    hops = List.copyOf(hops);
  }

  /** Whether every quantum has answered. */
  public boolean complete() {
    return answers.stream().allMatch(Answer::complete);
  }

  /**
   * What a quantum has answered.
   *
   * @param complete whether it has answered everything
   * @param more whether it knows more than it has told
   * @param keptSince since when it keeps what it has sent; null if it keeps nothing or is silent
   */
  public record Answer(
      String quantum, boolean complete, boolean more, @Nullable Instant keptSince) {}

  /**
   * One thing that is known of a message.
   *
   * @param quantum who knows it
   * @param step what it is: a {@code TraceStep}, or DEAD_LETTER or REPLAYED of operations
   * @param queue null if it is not kept
   * @param deadLetter its number, if it is one
   * @param state of the dead letter
   */
  public record Hop(
      UUID messageId,
      String quantum,
      String step,
      @Nullable String queue,
      @Nullable String type,
      @Nullable String about,
      Instant at,
      int attempts,
      @Nullable Long deadLetter,
      @Nullable DeadLetterState state) {}
}
