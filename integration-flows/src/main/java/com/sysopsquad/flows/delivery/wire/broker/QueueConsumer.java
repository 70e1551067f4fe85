package com.sysopsquad.flows.delivery.wire.broker;

/**
 * A consumer of a queue.
 *
 * @param user user of the broker
 * @param clientId the client's name for its connection, or empty
 * @param address from where it is connected, or empty
 */
public record QueueConsumer(String queue, String user, String clientId, String address) {}
