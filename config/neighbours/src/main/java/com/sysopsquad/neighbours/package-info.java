/**
 * The smallest real ones of the systems next door, so that every conversation ends somewhere: each
 * a quantum with a database of its own. A real system replaces one by taking over its queues and
 * its database.
 */
@NullMarked
package com.sysopsquad.neighbours;

import org.jspecify.annotations.NullMarked;
