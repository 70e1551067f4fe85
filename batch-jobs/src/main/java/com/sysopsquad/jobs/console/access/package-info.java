/** Who may view and who may act: sign-in, roles, response headers and limits on guessing. */
@NullMarked
package com.sysopsquad.jobs.console.access;

import org.jspecify.annotations.NullMarked;
