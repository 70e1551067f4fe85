/** The photos of a ticket: kept with the customer quantum, shown to their customer only. */
@NullMarked
package com.sysopsquad.portal.ticket.photo;

import org.jspecify.annotations.NullMarked;
