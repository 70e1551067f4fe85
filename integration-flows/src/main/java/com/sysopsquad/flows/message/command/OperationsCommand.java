package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.Contract;

/** What operations has a quantum do that nobody may call. */
public sealed interface OperationsCommand extends Contract
    permits RefusalDecided,
        ResendAsked,
        LossConfirmed,
        EndpointPaused,
        EndpointResumed,
        TraceAsked {}
