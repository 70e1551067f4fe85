package com.sysopsquad.flows.monitor;

import org.jspecify.annotations.Nullable;

/**
 * Who decides on a dead letter, and why.
 *
 * @param revision of the dead letter that was looked at; null: whatever it is
 */
public record Decision(String actor, @Nullable String reason, @Nullable Long revision) {}
