/** Messages that could not be applied, the decisions about them, and replays. */
@NullMarked
package com.sysopsquad.jobs.console.deadletters;

import org.jspecify.annotations.NullMarked;
