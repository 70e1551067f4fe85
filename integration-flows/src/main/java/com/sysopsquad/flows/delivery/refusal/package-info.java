/**
 * What happens to messages that the broker refuses while it takes others: they are set aside,
 * reported to operations, retried, and given up as dead letters.
 */
@NullMarked
package com.sysopsquad.flows.delivery.refusal;

import org.jspecify.annotations.NullMarked;
