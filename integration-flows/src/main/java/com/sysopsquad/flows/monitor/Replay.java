package com.sysopsquad.flows.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Messages that someone asked to be sent again, and what has become of them so far, as their
 * receivers tell it. A dead letter that is replayed once more counts with its later replay.
 *
 * @param askedFor in words
 * @param deadLetters how many there were when it was asked
 * @param unsent how many may still be cancelled
 * @param underway how many were sent and not yet answered for
 * @param applied how many were applied
 * @param failed how many have failed again: dead, or waiting for their receiver's next attempt
 * @param refused how many could not be sent, for the reason that each dead letter tells
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
