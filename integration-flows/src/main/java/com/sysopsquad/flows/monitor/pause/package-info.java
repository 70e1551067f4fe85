/** Pauses of receiving, which people request and quanta carry out. */
@NullMarked
package com.sysopsquad.flows.monitor.pause;

import org.jspecify.annotations.NullMarked;
