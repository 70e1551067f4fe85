package com.sysopsquad.billing.event;

import java.time.Instant;

/**
 * When an event is applied.
 *
 * @param run identifies the run
 */
record RunTime(Instant now, Instant run) {}
