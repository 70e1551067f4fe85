/** Past and current runs, and the commands for a run. */
@NullMarked
package com.sysopsquad.jobs.console.runs;

import org.jspecify.annotations.NullMarked;
