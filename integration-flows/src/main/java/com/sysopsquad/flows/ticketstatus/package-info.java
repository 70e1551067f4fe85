/** The conversation about the status of tickets: changed by sysops, shown to the customer. */
@NullMarked
package com.sysopsquad.flows.ticketstatus;

import org.jspecify.annotations.NullMarked;
