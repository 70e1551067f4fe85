/** Billing on hold: during a hold, nothing is charged and nobody can start a job that charges. */
@NullMarked
package com.sysopsquad.billing.hold;

import org.jspecify.annotations.NullMarked;
