/** Databases of released versions: their migrations never change, and their data remains usable. */
@NullMarked
package com.sysopsquad.system.release;

import org.jspecify.annotations.NullMarked;
