package com.sysopsquad.flows.monitor.broker;

import org.jspecify.annotations.Nullable;

/**
 * A problem at the broker that a person should check.
 *
 * @param queue the queue concerned, or null for the broker as a whole
 * @param title a few words
 * @param detail what is known, and what to do
 */
public record BrokerWarning(@Nullable String queue, String title, String detail) {}
