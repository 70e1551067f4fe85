/** The tickets of the sysops quantum, and their moves. */
@NullMarked
package com.sysopsquad.jobs.console.tickets;

import org.jspecify.annotations.NullMarked;
