/** The alerts of billing as a work list: find, take, hand over, comment and close. */
@NullMarked
package com.sysopsquad.jobs.console.alerts;

import org.jspecify.annotations.NullMarked;
