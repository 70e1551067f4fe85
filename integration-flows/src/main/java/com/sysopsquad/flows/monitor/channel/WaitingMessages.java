package com.sysopsquad.flows.monitor.channel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a queue in a quantum, as one of its processes last reported.
 *
 * @param outbox how many messages wait to be sent there
 * @param outboxSince since when the oldest has waited; null if there is none
 * @param retries how many messages from there wait for their retry
 * @param retrySince since when the oldest has waited; null if there is none
 * @param reportedFor how old the report is
 */
public record WaitingMessages(
    String quantum,
    String queue,
    long outbox,
    @Nullable Instant outboxSince,
    long retries,
    @Nullable Instant retrySince,
    Duration reportedFor) {}
