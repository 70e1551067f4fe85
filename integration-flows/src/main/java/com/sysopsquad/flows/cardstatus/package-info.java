/**
 * The conversation about what became of a card: accepted or rejected by billing, shown to the
 * customer.
 */
@NullMarked
package com.sysopsquad.flows.cardstatus;

import org.jspecify.annotations.NullMarked;
