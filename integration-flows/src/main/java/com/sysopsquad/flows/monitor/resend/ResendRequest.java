package com.sysopsquad.flows.monitor.resend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What should be sent again.
 *
 * @param quantum the quantum that sends it
 * @param since time from which it was sent
 * @param queue to which it was sent, or null for all
 * @param to the quantum that receives it, or null for all
 * @param counting whether it is only counted
 */
public record ResendRequest(
    String quantum, Instant since, @Nullable String queue, @Nullable String to, boolean counting) {}
