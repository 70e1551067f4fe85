package com.sysopsquad.flows.message;

/** What operations learns of messages that failed; in their order for each message. */
public sealed interface DeliveryReport extends Contract
    permits DeadLettered, MessageWaiting, MessageApplied {}
