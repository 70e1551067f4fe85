/**
 * Dunning: what a person in billing is told of a bill that was not paid, and what the customer is
 * told.
 */
@NullMarked
package com.sysopsquad.billing.alert;

import org.jspecify.annotations.NullMarked;
