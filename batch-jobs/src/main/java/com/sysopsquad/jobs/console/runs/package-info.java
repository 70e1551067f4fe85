/** Runs: what ran, what runs now, and the commands on a run. */
@NullMarked
package com.sysopsquad.jobs.console.runs;

import org.jspecify.annotations.NullMarked;
