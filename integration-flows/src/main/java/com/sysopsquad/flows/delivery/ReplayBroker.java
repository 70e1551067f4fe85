package com.sysopsquad.flows.delivery;

/** As whom replays are sent: a user who may send to the queues of all conversations. */
public record ReplayBroker(Broker broker) {}
