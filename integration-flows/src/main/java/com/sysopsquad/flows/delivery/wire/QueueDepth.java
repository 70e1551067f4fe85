package com.sysopsquad.flows.delivery.wire;

/**
 * How full a queue is.
 *
 * @param messages all that are in it, those included that are with consumers
 * @param consumers how many receive from it
 * @param deliveringCount how many messages are with consumers and not yet acknowledged
 * @param acknowledged how many were received since the broker started, or -1 if it cannot tell
 */
public record QueueDepth(
    String name, long messages, long consumers, long deliveringCount, long acknowledged) {}
