/** Commands that list, acknowledge and silence alarms. */
@NullMarked
package com.sysopsquad.ops.alarms;

import org.jspecify.annotations.NullMarked;
