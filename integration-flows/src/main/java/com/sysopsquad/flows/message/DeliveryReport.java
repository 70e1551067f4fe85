package com.sysopsquad.flows.message;

/**
 * What operations learns of messages that failed, are sent again or are missing; in their order for
 * each message, each resend and each quantum that lacks some.
 */
public sealed interface DeliveryReport extends Contract
    permits DeadLettered, MessageWaiting, MessageApplied, ResendReported, LossReported {}
