/** Schedules: when jobs start automatically, and the commands for them. */
@NullMarked
package com.sysopsquad.jobs.console.schedules;

import org.jspecify.annotations.NullMarked;
