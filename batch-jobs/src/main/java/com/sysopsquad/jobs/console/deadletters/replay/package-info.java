/** Replays of dead letters, and the other decisions about them. */
@NullMarked
package com.sysopsquad.jobs.console.deadletters.replay;

import org.jspecify.annotations.NullMarked;
