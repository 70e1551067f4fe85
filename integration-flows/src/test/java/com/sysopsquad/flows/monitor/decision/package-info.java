/** Tests of the decisions on dead letters. */
@NullMarked
package com.sysopsquad.flows.monitor.decision;

import org.jspecify.annotations.NullMarked;
