package com.sysopsquad.platform.provider;

import org.jspecify.annotations.Nullable;

/**
 * One executed request: its effect and the idempotency key under which it is remembered, in one
 * line, so that neither is ever there without the other.
 *
 * @param fingerprint of path and body, so that a key cannot be used for something else
 * @param failed the answer was an error although the request was carried out
 */
record JournalEntry(
    @Nullable String key, @Nullable String fingerprint, boolean failed, Recorded recorded) {}
