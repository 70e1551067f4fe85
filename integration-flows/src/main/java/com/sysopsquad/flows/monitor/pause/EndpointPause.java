package com.sysopsquad.flows.monitor.pause;

import com.sysopsquad.flows.message.report.PauseState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pause of a channel, as a person asked for it and as its receiver has answered.
 *
 * @param until it ends by itself then
 * @param state null: not answered yet
 * @param refusal why its receiver refuses it, or null
 * @param resumeAskedBy who wants it to end early, or null
 * @param over whether it has ended
 */
public record EndpointPause(
    long number,
    String queue,
    String quantum,
    Instant until,
    String askedBy,
    Instant askedAt,
    String reason,
    @Nullable PauseState state,
    @Nullable String refusal,
    @Nullable String resumeAskedBy,
    boolean over) {}
