/** The hold on billing: whether there is one, and the commands that begin and release it. */
@NullMarked
package com.sysopsquad.jobs.console.hold;

import org.jspecify.annotations.NullMarked;
