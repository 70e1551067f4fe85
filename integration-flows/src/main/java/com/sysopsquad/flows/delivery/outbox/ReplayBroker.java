package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.broker.Broker;

/** The broker for sending replays, as a user who may send to the queues of all conversations. */
public record ReplayBroker(Broker broker) {}
