/** What ran in a night, as a chart and as a list. */
@NullMarked
package com.sysopsquad.jobs.console.runs.timeline;

import org.jspecify.annotations.NullMarked;
