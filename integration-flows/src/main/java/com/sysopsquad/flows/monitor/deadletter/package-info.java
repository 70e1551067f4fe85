/** The dead letters of all quanta: stored, searched and grouped. */
@NullMarked
package com.sysopsquad.flows.monitor.deadletter;

import org.jspecify.annotations.NullMarked;
