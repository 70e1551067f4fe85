/** What a job is to whoever starts and watches it, and how a start is refused. */
@NullMarked
package com.sysopsquad.jobs.job;

import org.jspecify.annotations.NullMarked;
