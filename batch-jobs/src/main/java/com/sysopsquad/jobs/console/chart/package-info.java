/** Charts that are drawn on the server, without scripts and styles of their own. */
@NullMarked
package com.sysopsquad.jobs.console.chart;

import org.jspecify.annotations.NullMarked;
