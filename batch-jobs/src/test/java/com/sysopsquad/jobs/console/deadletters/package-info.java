/** Tests of how dead letters are shown. */
@NullMarked
package com.sysopsquad.jobs.console.deadletters;

import org.jspecify.annotations.NullMarked;
