/** What this process does: its roles, and the condition that a bean exists in some of them only. */
@NullMarked
package com.sysopsquad.jobs.role;

import org.jspecify.annotations.NullMarked;
