/**
 * What becomes of messages that the broker refuses while it takes others: they are set aside, told
 * to operations, tried again, and given up as dead letters.
 */
@NullMarked
package com.sysopsquad.flows.delivery.refusal;

import org.jspecify.annotations.NullMarked;
