/**
 * How the processes of an installation are started, watched, and stopped: by {@code ./run}, and by
 * tests and benchmarks. Plain Java, so that {@code ./run} can compile it before anything is built.
 */
@NullMarked
package com.sysopsquad.platform.launch;

import org.jspecify.annotations.NullMarked;
