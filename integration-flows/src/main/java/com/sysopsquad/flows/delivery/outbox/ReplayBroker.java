package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.Broker;

/** As whom replays are sent: a user who may send to the queues of all conversations. */
public record ReplayBroker(Broker broker) {}
