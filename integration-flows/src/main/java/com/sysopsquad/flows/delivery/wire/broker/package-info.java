/** The port to the broker that carries messages, and its queues. */
@NullMarked
package com.sysopsquad.flows.delivery.wire.broker;

import org.jspecify.annotations.NullMarked;
