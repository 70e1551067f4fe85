package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Contract;

/**
 * What operations learns of messages that failed, are sent again, are missing, wait for the end of
 * a pause, or were asked for; in their order for each message, each resend and each quantum that
 * lacks some.
 */
public sealed interface DeliveryReport extends Contract
    permits DeadLettered,
        MessageWaiting,
        MessageApplied,
        ResendReported,
        LossReported,
        PauseReported,
        TraceReported {}
