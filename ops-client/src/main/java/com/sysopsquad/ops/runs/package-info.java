/** Commands that start, follow and stop runs. */
@NullMarked
package com.sysopsquad.ops.runs;

import org.jspecify.annotations.NullMarked;
