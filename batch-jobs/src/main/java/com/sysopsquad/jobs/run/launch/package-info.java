/** How runs are launched, stopped, continued and ended, whichever process asked for it. */
@NullMarked
package com.sysopsquad.jobs.run.launch;

import org.jspecify.annotations.NullMarked;
