/**
 * The reporting quantum next door: what customers answer in surveys, in a database of its own. Its
 * public configuration is {@link com.sysopsquad.flows.neighbours.reporting.ReportingNeighbour}.
 */
@NullMarked
package com.sysopsquad.flows.neighbours.reporting;

import org.jspecify.annotations.NullMarked;
