/**
 * The product from outside: its real processes, started from the packaged jars, killed, started
 * again, and checked by what stands in every database.
 */
@NullMarked
package com.sysopsquad.system;

import org.jspecify.annotations.NullMarked;
