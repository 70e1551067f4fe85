/**
 * The sysops quantum next door: the catalog of support contracts and the tickets, in a database of
 * its own. Its public configuration is {@link com.sysopsquad.neighbours.sysops.SysopsNeighbour}.
 */
@NullMarked
package com.sysopsquad.neighbours.sysops;

import org.jspecify.annotations.NullMarked;
