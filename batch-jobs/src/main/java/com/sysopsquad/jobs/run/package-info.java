/**
 * Starting, stopping, watching and recovering jobs. A job offers itself as a {@link
 * com.sysopsquad.jobs.job.LaunchableJob}; everything else is common to all jobs.
 */
@NullMarked
package com.sysopsquad.jobs.run;

import org.jspecify.annotations.NullMarked;
