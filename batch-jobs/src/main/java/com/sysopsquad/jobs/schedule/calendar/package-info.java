/** Times at which schedules do not start: blackouts and holidays. */
@NamedInterface("calendar")
@NullMarked
package com.sysopsquad.jobs.schedule.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
