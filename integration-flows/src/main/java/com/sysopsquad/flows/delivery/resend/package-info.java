/**
 * Sending again what was sent, since a receiver or the broker was restored to an older state:
 * operations asks for it, and the quantum works it off in batches.
 */
@NullMarked
package com.sysopsquad.flows.delivery.resend;

import org.jspecify.annotations.NullMarked;
