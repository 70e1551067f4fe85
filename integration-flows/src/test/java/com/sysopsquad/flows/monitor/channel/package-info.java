/** Tests of what processes report of their channels. */
@NullMarked
package com.sysopsquad.flows.monitor.channel;

import org.jspecify.annotations.NullMarked;
