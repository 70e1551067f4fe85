/**
 * Sends messages again after a receiver or the broker was restored to an older state: operations
 * requests it, and the quantum sends them in batches.
 */
@NullMarked
package com.sysopsquad.flows.delivery.resend;

import org.jspecify.annotations.NullMarked;
