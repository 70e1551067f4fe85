/** Schedules: when jobs start by themselves, and the commands on them. */
@NullMarked
package com.sysopsquad.jobs.console.schedules;

import org.jspecify.annotations.NullMarked;
