package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.DryRun;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A start that somebody asked for.
 *
 * @param why it takes a second person, a sentence
 * @param reason of whoever asked; null: none was needed or given
 * @param dryRun what the start would have done when it was asked for; null: the job cannot tell
 * @param decidedBy who confirmed or declined it; null: nobody yet
 * @param declineReason of whoever declined it
 * @param run what was started; null: nothing yet
 */
public record AskedStart(
    long id,
    String job,
    Map<String, String> parameters,
    String askedBy,
    Instant askedAt,
    Instant expiresAt,
    String why,
    @Nullable String reason,
    @Nullable DryRun dryRun,
    State state,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String declineReason,
    @Nullable Long run) {

  /** Keeps a copy. */
  public AskedStart {
    parameters = Map.copyOf(parameters);
  }

  /** How an asked start stands. */
  public enum State {
    /** Waits for a second person. */
    ASKED,
    /** Confirmed and started. */
    CONFIRMED,
    /** Declined. */
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED
  }

  /** Whether this person asked for it, however the name is written. */
  public boolean isOf(@Nullable String person) {
    return askedBy.equalsIgnoreCase(person);
  }
}
