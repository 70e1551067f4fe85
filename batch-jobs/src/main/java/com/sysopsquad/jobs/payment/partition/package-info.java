/**
 * Who charges the partitions of a run: the process that leads it, or workers that take them from a
 * queue.
 */
@NullMarked
package com.sysopsquad.jobs.payment.partition;

import org.jspecify.annotations.NullMarked;
