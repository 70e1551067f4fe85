/** Tests of the guarantee with a real database and a real broker. */
@NullMarked
package com.sysopsquad.flows.delivery;

import org.jspecify.annotations.NullMarked;
