/** Dead letters of one kind: how many there are, how many there were lately, and notes on them. */
@NullMarked
package com.sysopsquad.jobs.console.deadletters.group;

import org.jspecify.annotations.NullMarked;
