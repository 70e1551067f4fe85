package com.sysopsquad.flows.delivery.wire;

/**
 * Who receives from a queue.
 *
 * @param user of the broker
 * @param clientId what the client calls its connection, or empty
 * @param address from where it is connected, or empty
 */
public record QueueConsumer(String queue, String user, String clientId, String address) {}
