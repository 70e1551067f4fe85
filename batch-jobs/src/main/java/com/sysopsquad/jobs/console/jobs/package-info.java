/** The jobs, and the form that starts one. */
@NullMarked
package com.sysopsquad.jobs.console.jobs;

import org.jspecify.annotations.NullMarked;
