/** Refunds, credits and write-offs: a form, a preview, and what waits for a second person. */
@NullMarked
package com.sysopsquad.jobs.console.corrections;

import org.jspecify.annotations.NullMarked;
