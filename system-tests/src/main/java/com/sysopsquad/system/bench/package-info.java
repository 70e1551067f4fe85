/**
 * Benchmarks: each prints its figures next to the floor of the machine, measured in the same run.
 */
@NullMarked
package com.sysopsquad.system.bench;

import org.jspecify.annotations.NullMarked;
