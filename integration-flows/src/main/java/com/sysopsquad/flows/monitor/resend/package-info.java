/** Resends after a restore, and what quanta lack until then. */
@NullMarked
package com.sysopsquad.flows.monitor.resend;

import org.jspecify.annotations.NullMarked;
