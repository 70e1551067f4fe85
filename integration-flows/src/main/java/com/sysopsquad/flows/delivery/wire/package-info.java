/**
 * What quanta exchange: the format of messages, their contracts, and the broker that carries them.
 * Does not depend on any other package of the delivery.
 */
@NullMarked
package com.sysopsquad.flows.delivery.wire;

import org.jspecify.annotations.NullMarked;
