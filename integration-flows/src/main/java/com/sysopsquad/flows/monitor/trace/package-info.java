/** The way of messages, asked of all quanta. */
@NullMarked
package com.sysopsquad.flows.monitor.trace;

import org.jspecify.annotations.NullMarked;
