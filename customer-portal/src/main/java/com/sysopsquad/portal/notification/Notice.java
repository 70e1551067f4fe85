package com.sysopsquad.portal.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment problem that is still open.
 *
 * @param totalMinor what was to be paid, minor units; null when it could not be computed
 */
public record Notice(
    UUID id,
    LocalDate periodStart,
    LocalDate periodEnd,
    @Nullable Long totalMinor,
    @Nullable String currency,
    String reason,
    String advice,
    Instant raisedAt) {}
