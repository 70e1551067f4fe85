package com.sysopsquad.flows.message;

/**
 * What operations learns of messages that failed or are sent again; in their order for each message
 * and each resend.
 */
public sealed interface DeliveryReport extends Contract
    permits DeadLettered, MessageWaiting, MessageApplied, ResendReported {}
