/**
 * Starting, stopping, monitoring and recovering jobs. A job is a {@link
 * com.sysopsquad.jobs.job.LaunchableJob}; everything else is the same for all jobs.
 */
@NullMarked
package com.sysopsquad.jobs.run;

import org.jspecify.annotations.NullMarked;
