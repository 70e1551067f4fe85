/**
 * What travels between quanta: the format of messages, their contracts, and the broker that carries
 * them. Depends on none of the other rooms of the delivery.
 */
@NullMarked
package com.sysopsquad.flows.delivery.wire;

import org.jspecify.annotations.NullMarked;
