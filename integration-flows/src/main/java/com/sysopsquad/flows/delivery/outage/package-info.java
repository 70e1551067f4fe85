/**
 * What sending and receiving do while something is down: report it once, try again after a pause,
 * and report when it works again. Does not depend on messages.
 */
@NullMarked
package com.sysopsquad.flows.delivery.outage;

import org.jspecify.annotations.NullMarked;
