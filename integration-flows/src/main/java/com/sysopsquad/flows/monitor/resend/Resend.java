package com.sysopsquad.flows.monitor.resend;

import com.sysopsquad.flows.message.report.ResendState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody requested a quantum to send again, and what the quantum has reported.
 *
 * @param counting whether it is only counted
 * @param state null: the quantum has not answered yet
 * @param total how many messages there are, or null while that is not known
 * @param sent how many are sent again
 * @param keptSince time of the quantum's oldest message; null if it has none, or has not answered
 *     yet
 * @param refusal why nothing is sent, or null
 */
public record Resend(
    long number,
    String quantum,
    Instant since,
    List<String> queues,
    boolean counting,
    String askedBy,
    Instant askedAt,
    String reason,
    @Nullable ResendState state,
    @Nullable Long total,
    long sent,
    @Nullable Instant keptSince,
    @Nullable String refusal) {

  /** Whether the quantum will report more. */
  public boolean open() {
    return state == null || state == ResendState.RUNNING;
  }

  /** Whether messages of the requested time may no longer exist. */
  public boolean incomplete() {
    return state != null && (keptSince == null || since.isBefore(keptSince));
  }
}
