/**
 * The conversation about tickets: submitted by the customer, handled by sysops, with each status
 * sent to the customer.
 */
@NullMarked
package com.sysopsquad.flows.ticket;

import org.jspecify.annotations.NullMarked;
