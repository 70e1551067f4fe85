/** One ticket with everything that was said and done about it: comments, closing, timeline. */
@NullMarked
package com.sysopsquad.portal.ticket.thread;

import org.jspecify.annotations.NullMarked;
