/**
 * Corrections by people in billing: refunds, credits and write-offs. Each one is a row and one
 * posting; what it corrects does not change.
 */
@NullMarked
package com.sysopsquad.billing.correction;

import org.jspecify.annotations.NullMarked;
