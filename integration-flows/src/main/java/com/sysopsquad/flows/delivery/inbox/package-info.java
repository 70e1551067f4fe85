/**
 * What a quantum receives: each message is validated and applied once, in the order of its subject.
 * A message that fails waits for a retry or is given up. No other package of the delivery depends
 * on this one.
 */
@NullMarked
package com.sysopsquad.flows.delivery.inbox;

import org.jspecify.annotations.NullMarked;
