/** The conversation about new cards: added by the customer, verified by billing. */
@NullMarked
package com.sysopsquad.flows.cardregistration;

import org.jspecify.annotations.NullMarked;
