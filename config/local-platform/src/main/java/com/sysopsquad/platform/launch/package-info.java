/**
 * Starts, monitors and stops the processes of an installation, for {@code ./run}, tests and
 * benchmarks. Plain Java, so that {@code ./run} can compile it before anything is built.
 */
@NullMarked
package com.sysopsquad.platform.launch;

import org.jspecify.annotations.NullMarked;
