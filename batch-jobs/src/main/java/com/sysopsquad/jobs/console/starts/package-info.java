/** Starting a job by hand: the form, what it would do, and what waits for a second person. */
@NullMarked
package com.sysopsquad.jobs.console.starts;

import org.jspecify.annotations.NullMarked;
