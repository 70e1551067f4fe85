/** The JSON of tickets. */
@NullMarked
package com.sysopsquad.portal.ticket.api;

import org.jspecify.annotations.NullMarked;
