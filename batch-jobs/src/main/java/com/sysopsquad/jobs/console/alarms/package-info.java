/** Alarms: what is wrong, acknowledging and silencing it, and what was wrong before. */
@NullMarked
package com.sysopsquad.jobs.console.alarms;

import org.jspecify.annotations.NullMarked;
