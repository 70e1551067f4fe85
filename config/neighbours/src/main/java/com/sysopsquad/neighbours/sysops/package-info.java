/**
 * The neighboring quantum sysops: the catalog of support contracts and the tickets, in its own
 * database. Its public configuration is {@link com.sysopsquad.neighbours.sysops.SysopsNeighbour}.
 */
@NullMarked
package com.sysopsquad.neighbours.sysops;

import org.jspecify.annotations.NullMarked;
