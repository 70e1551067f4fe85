/** Tests of the guarantee against the real database and the real broker. */
@NullMarked
package com.sysopsquad.flows.delivery;

import org.jspecify.annotations.NullMarked;
