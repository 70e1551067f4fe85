package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.DryRun;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A requested start.
 *
 * @param why why it requires a second person, a sentence
 * @param reason reason of the person who requested it; null if none was required or given
 * @param dryRun what the start would have done when it was requested; null if the job cannot tell
 * @param decidedBy who confirmed or declined it; null if nobody has yet
 * @param declineReason reason of the person who declined it
 * @param run the run that was started; null if none yet
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

  /** The state of a requested start. */
  public enum State {
    /** Waits for a second person. */
    ASKED,
    /** Confirmed and started. */
    CONFIRMED,
    /** Waiting for a second person. */
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED
  }

  /** Whether this person requested it, however the name is written. */
  public boolean isOf(@Nullable String person) {
    return askedBy.equalsIgnoreCase(person);
  }
}
