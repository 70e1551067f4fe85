/** Tests of how the broker is watched. */
@NullMarked
package com.sysopsquad.flows.monitor.broker;

import org.jspecify.annotations.NullMarked;
