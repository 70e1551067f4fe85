/** The way of single messages, as the quanta tell it when a person asks. */
@NullMarked
package com.sysopsquad.jobs.console.traces;

import org.jspecify.annotations.NullMarked;
