package com.sysopsquad.platform.provider;

import org.jspecify.annotations.Nullable;

/**
 * One executed request: its effect and its idempotency key, on one line, so that neither ever
 * exists without the other.
 *
 * @param fingerprint hash of path and body, so that a key cannot be used for something else
 * @param failed whether the answer was an error although the request was carried out
 */
record JournalEntry(
    @Nullable String key, @Nullable String fingerprint, boolean failed, Recorded recorded) {}
