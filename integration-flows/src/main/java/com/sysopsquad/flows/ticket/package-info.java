/**
 * The conversation about tickets: submitted, commented and closed by the customer, handled by
 * sysops.
 */
@NullMarked
package com.sysopsquad.flows.ticket;

import org.jspecify.annotations.NullMarked;
