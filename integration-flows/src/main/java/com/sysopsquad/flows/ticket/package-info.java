/**
 * The conversation on tickets: submitted by the customer, moved on by sysops, told to the customer.
 */
@NullMarked
package com.sysopsquad.flows.ticket;

import org.jspecify.annotations.NullMarked;
