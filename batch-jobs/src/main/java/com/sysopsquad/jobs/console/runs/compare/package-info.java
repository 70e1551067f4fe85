/** Two runs side by side: parameters, durations, counts and money. */
@NullMarked
package com.sysopsquad.jobs.console.runs.compare;

import org.jspecify.annotations.NullMarked;
