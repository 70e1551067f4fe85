/**
 * The reporting quantum next door: what customers answer in surveys, in a database of its own. Its
 * public configuration is {@link com.sysopsquad.neighbours.reporting.ReportingNeighbour}.
 */
@NullMarked
package com.sysopsquad.neighbours.reporting;

import org.jspecify.annotations.NullMarked;
