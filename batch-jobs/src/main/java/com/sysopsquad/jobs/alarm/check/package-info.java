/** What is looked for: failed and long runs, missed starts, unusual totals, stuck messages. */
@NullMarked
package com.sysopsquad.jobs.alarm.check;

import org.jspecify.annotations.NullMarked;
