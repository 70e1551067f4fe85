/** What is due: whether it starts now, later or not, by the stored schedules and calendars. */
@NullMarked
package com.sysopsquad.jobs.schedule.due;

import org.jspecify.annotations.NullMarked;
