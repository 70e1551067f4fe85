/** Submitting a ticket, and the list of tickets. */
@NullMarked
package com.sysopsquad.portal.ticket.submission;

import org.jspecify.annotations.NullMarked;
