/**
 * What a quantum sends: messages are stored in the transaction that causes them, and relayed to the
 * broker lane by lane. Depends only on {@code wire} and {@code outage}.
 */
@NullMarked
package com.sysopsquad.flows.delivery.outbox;

import org.jspecify.annotations.NullMarked;
