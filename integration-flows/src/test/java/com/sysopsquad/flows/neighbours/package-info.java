/** Tests of the quanta next door. */
@NullMarked
package com.sysopsquad.flows.neighbours;

import org.jspecify.annotations.NullMarked;
