package com.sysopsquad.flows.delivery.wire.broker;

/**
 * How full a queue is.
 *
 * @param messages all messages in it, including those that are with consumers
 * @param consumers how many consumers receive from it
 * @param deliveringCount how many messages are with consumers and not yet acknowledged
 * @param acknowledged how many were received since the broker started; -1 if it cannot tell
 * @param scheduled how many of the messages the broker delivers only at a later time, which their
 *     sender chose
 */
public record QueueDepth(
    String name,
    long messages,
    long consumers,
    long deliveringCount,
    long acknowledged,
    long scheduled) {}
