package com.sysopsquad.flows.monitor.resend;

import com.sysopsquad.flows.message.report.ResendState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody requested a quantum to send again, and what the quantum has reported.
 *
 * @param since time from which it was sent, or null
 * @param counting whether it is only counted
 * @param state null: the quantum has not answered yet
 * @param total how many messages there are, or null while that is not known
 * @param sent how many are sent again
 * @param keptSince time of the quantum's oldest message; null if it has none, or has not answered
 *     yet
 * @param refusal why nothing is sent, or null
 * @param after number of the message after which it was sent, or null
 * @param first number of the first message; null if there is none or it is not known
 * @param last number of the last message; null if there is none or it is not known
 */
public record Resend(
    long number,
    String quantum,
    @Nullable Instant since,
    List<String> queues,
    boolean counting,
    String askedBy,
    Instant askedAt,
    String reason,
    @Nullable ResendState state,
    @Nullable Long total,
    long sent,
    @Nullable Instant keptSince,
    @Nullable String refusal,
    @Nullable Long after,
    @Nullable Long first,
    @Nullable Long last) {

  /** Whether the quantum will report more. */
  public boolean open() {
    return state == null || state == ResendState.RUNNING;
  }

  /** Whether messages of what was requested may no longer exist. */
  public boolean incomplete() {
    return state != null
        && (keptSince == null || (since == null ? lacksNext() : since.isBefore(keptSince)));
  }

  /** Others than the requested messages have numbers too, so it may lack nothing all the same. */
  private boolean lacksNext() {
    return after != null && (first == null || first > after + 1);
  }
}
