/** Schedules: what starts automatically, and when. A schedule only requests a start. */
@NullMarked
package com.sysopsquad.jobs.schedule;

import org.jspecify.annotations.NullMarked;
