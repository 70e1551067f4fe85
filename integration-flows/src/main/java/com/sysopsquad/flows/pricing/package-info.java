/**
 * The published rules for what is charged: periods, price versions, proration, tax. Pure functions
 * on values, so that the portal shows exactly what billing will charge. No framework, no clock, no
 * database.
 */
@NullMarked
package com.sysopsquad.flows.pricing;

import org.jspecify.annotations.NullMarked;
