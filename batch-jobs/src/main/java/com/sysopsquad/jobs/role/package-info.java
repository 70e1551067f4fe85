/**
 * What this process does: its roles, and the condition that creates a bean only in some of them.
 */
@NullMarked
package com.sysopsquad.jobs.role;

import org.jspecify.annotations.NullMarked;
