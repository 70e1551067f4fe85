/**
 * The broker as operations watches it: its settings, its queues, and whether it accepts and
 * delivers messages.
 */
@NullMarked
package com.sysopsquad.flows.monitor.broker;

import org.jspecify.annotations.NullMarked;
