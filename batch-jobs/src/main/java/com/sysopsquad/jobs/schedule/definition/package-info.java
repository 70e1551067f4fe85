/** Schedules as their definitions say: when they are due, in words too, and what they will do. */
@NamedInterface("definition")
@NullMarked
package com.sysopsquad.jobs.schedule.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
