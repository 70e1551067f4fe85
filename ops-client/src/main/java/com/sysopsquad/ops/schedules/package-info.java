/** Commands for schedules, blackouts and calendars. */
@NullMarked
package com.sysopsquad.ops.schedules;

import org.jspecify.annotations.NullMarked;
