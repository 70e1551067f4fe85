/** Messages that quanta send again after a restore: requests, counts and progress. */
@NullMarked
package com.sysopsquad.jobs.console.resends;

import org.jspecify.annotations.NullMarked;
