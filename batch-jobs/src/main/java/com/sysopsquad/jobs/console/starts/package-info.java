/**
 * Starting a job manually: the form, what the job would do, and starts that wait for a second
 * person.
 */
@NullMarked
package com.sysopsquad.jobs.console.starts;

import org.jspecify.annotations.NullMarked;
