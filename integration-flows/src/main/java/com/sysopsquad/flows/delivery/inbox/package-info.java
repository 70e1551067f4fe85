/**
 * What a quantum receives: each message is validated and applied once, in the order of its subject;
 * one that fails waits for a retry or is given up. No other room depends on this one.
 */
@NullMarked
package com.sysopsquad.flows.delivery.inbox;

import org.jspecify.annotations.NullMarked;
