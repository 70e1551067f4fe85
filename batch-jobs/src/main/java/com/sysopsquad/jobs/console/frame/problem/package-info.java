/** What pages and API answer when a request cannot be understood, allowed or carried out. */
@NullMarked
package com.sysopsquad.jobs.console.frame.problem;

import org.jspecify.annotations.NullMarked;
