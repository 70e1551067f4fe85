/** Figures of schedules, runs, items and alarms for whatever monitors the process. */
@NullMarked
package com.sysopsquad.jobs.metrics;

import org.jspecify.annotations.NullMarked;
