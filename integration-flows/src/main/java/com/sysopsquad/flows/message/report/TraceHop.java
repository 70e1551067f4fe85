package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.Within;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a quantum knows of a message. It says nothing of the body.
 *
 * @param queue to which it was sent; null if the quantum does not keep that
 * @param type null if the quantum does not keep that
 * @param about its subject; null if the quantum does not keep that, or if the queue is confidential
 * @param at when, by the clock of the database of the quantum
 * @param attempts how often it has failed
 */
public record TraceHop(
    UUID messageId,
    @Length(most = 500) @Nullable String queue,
    @Length(most = 4_000) @Nullable String type,
    @Length(most = 4_000) @Nullable String about,
    TraceStep step,
    Instant at,
    @Within(least = 0) int attempts) {}
