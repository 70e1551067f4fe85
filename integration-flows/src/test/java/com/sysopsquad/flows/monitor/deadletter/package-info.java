/** Tests of how dead letters are searched and counted. */
@NullMarked
package com.sysopsquad.flows.monitor.deadletter;

import org.jspecify.annotations.NullMarked;
