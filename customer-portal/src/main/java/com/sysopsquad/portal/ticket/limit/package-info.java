/** How many tickets, comments and photos a customer may send in an hour. */
@NullMarked
package com.sysopsquad.portal.ticket.limit;

import org.jspecify.annotations.NullMarked;
