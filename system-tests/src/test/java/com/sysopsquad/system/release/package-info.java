/** Databases of released versions: their migrations never change, and what they hold goes on. */
@NullMarked
package com.sysopsquad.system.release;

import org.jspecify.annotations.NullMarked;
