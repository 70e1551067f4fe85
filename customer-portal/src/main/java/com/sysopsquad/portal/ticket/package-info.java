/** Tickets: submitted by the customer, worked on by sysops, shown as sysops last told. */
@NullMarked
package com.sysopsquad.portal.ticket;

import org.jspecify.annotations.NullMarked;
