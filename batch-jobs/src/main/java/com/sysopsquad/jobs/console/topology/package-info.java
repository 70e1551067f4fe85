/**
 * Topology: a picture of all processes, flows, channels and queues from what processes report, and
 * of one conversation, with the same content as a list.
 */
@NullMarked
package com.sysopsquad.jobs.console.topology;

import org.jspecify.annotations.NullMarked;
