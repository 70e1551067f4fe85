/** Parked bills: a list with reasons, and decisions by a person after a preview. */
@NullMarked
package com.sysopsquad.jobs.console.parkedbills;

import org.jspecify.annotations.NullMarked;
