/** For the one process that sends requested replays, and deletes what was closed long ago. */
@NullMarked
package com.sysopsquad.flows.monitor.replay;

import org.jspecify.annotations.NullMarked;
