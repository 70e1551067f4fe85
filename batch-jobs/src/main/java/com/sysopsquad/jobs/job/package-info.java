/** What a job is to those who start and monitor it, and how a start is refused. */
@NullMarked
package com.sysopsquad.jobs.job;

import org.jspecify.annotations.NullMarked;
