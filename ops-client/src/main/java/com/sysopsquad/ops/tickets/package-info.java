/** Commands that list, show and move tickets. */
@NullMarked
package com.sysopsquad.ops.tickets;

import org.jspecify.annotations.NullMarked;
