/** Tests of the neighboring quanta. */
@NullMarked
package com.sysopsquad.neighbours;

import org.jspecify.annotations.NullMarked;
