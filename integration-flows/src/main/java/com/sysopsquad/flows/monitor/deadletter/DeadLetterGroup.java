package com.sysopsquad.flows.monitor.deadletter;

import java.time.Instant;

/**
 * The dead letters of one kind on one queue that somebody must decide on.
 *
 * @param latestId the dead letter that failed last
 * @param dead how many there are
 * @param replayable how many of them can be sent again as is
 */
public record DeadLetterGroup(
    String queue,
    String fingerprint,
    String type,
    String latestCauseText,
    Instant latest,
    long latestId,
    long dead,
    long replayable) {}
