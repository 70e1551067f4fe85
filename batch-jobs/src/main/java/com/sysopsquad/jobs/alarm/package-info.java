/**
 * Alarms: what is wrong with runs, schedules, billing and messages, found from outside of the jobs
 * by any node, raised once and resolved when it is over.
 */
@NullMarked
package com.sysopsquad.jobs.alarm;

import org.jspecify.annotations.NullMarked;
