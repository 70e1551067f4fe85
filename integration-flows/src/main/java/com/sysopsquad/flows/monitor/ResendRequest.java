package com.sysopsquad.flows.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent again.
 *
 * @param quantum who sends it
 * @param since from which moment on it was sent
 * @param queue to which it was sent, or null for all
 * @param to the quantum that receives it, or null for all
 * @param counting whether it is only counted
 */
public record ResendRequest(
    String quantum, Instant since, @Nullable String queue, @Nullable String to, boolean counting) {}
