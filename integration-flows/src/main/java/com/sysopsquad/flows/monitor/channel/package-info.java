/**
 * What processes report of their channels: what waits, what was applied, and how long that took.
 */
@NullMarked
package com.sysopsquad.flows.monitor.channel;

import org.jspecify.annotations.NullMarked;
