/**
 * Schedules: what starts automatically, and when. A schedule only requests a start. {@link
 * com.sysopsquad.jobs.schedule.FiringSchedule} stays in this package: Quartz keeps its name in the
 * database.
 */
@NullMarked
package com.sysopsquad.jobs.schedule;

import org.jspecify.annotations.NullMarked;
