/** Schedules: what starts by itself, and when. A fire only asks for a start. */
@NullMarked
package com.sysopsquad.jobs.schedule;

import org.jspecify.annotations.NullMarked;
