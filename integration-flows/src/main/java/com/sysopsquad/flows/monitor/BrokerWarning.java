package com.sysopsquad.flows.monitor;

import org.jspecify.annotations.Nullable;

/**
 * Something at the broker that a person should look at.
 *
 * @param queue that it is about, or null for the broker as a whole
 * @param title in a few words
 * @param detail what is known, and what to do
 */
public record BrokerWarning(@Nullable String queue, String title, String detail) {}
