package com.sysopsquad.flows.monitor.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Messages that someone requested to be sent again, and their results so far, as reported by their
 * receivers. A dead letter that is replayed once more counts with its later replay.
 *
 * @param askedFor in words
 * @param deadLetters how many there were when it was requested
 * @param unsent how many can still be canceled
 * @param underway how many were sent and have no result yet
 * @param applied how many were applied
 * @param failed how many have failed again: dead, or waiting for their receiver's next attempt
 * @param refused how many could not be sent; each dead letter gives the reason
 */
public record Replay(
    long id,
    String askedBy,
    Instant askedAt,
    String askedFor,
    @Nullable String reason,
    long deadLetters,
    long unsent,
    long underway,
    long applied,
    long failed,
    long refused,
    @Nullable Instant cancelledAt) {}
