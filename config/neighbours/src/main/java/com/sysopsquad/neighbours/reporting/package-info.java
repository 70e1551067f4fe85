/**
 * The neighboring quantum reporting: customers' answers to surveys, in its own database. Its public
 * configuration is {@link com.sysopsquad.neighbours.reporting.ReportingNeighbour}.
 */
@NullMarked
package com.sysopsquad.neighbours.reporting;

import org.jspecify.annotations.NullMarked;
