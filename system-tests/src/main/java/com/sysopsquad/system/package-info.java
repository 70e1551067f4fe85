/**
 * The product from outside: its real processes, started from the packaged jars, killed, restarted,
 * and checked by the contents of every database.
 */
@NullMarked
package com.sysopsquad.system;

import org.jspecify.annotations.NullMarked;
