package com.sysopsquad.flows.message.telemetry;

import com.sysopsquad.flows.message.Within;

/**
 * How many messages took about as long.
 *
 * @param atMostMillis the longest time of this range; 9223372036854775807 for no limit
 */
public record TimeCount(@Within(least = 0) long atMostMillis, @Within(least = 0) long messages) {}
