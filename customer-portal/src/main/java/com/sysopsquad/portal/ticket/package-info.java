/**
 * Tickets: submitted by the customer, handled by sysops, shown with the latest status from sysops.
 */
@NullMarked
package com.sysopsquad.portal.ticket;

import org.jspecify.annotations.NullMarked;
