/** Tests of the quanta next door. */
@NullMarked
package com.sysopsquad.neighbours;

import org.jspecify.annotations.NullMarked;
