/** Billing on hold: while it is, nothing is charged and nobody can start what charges. */
@NullMarked
package com.sysopsquad.billing.hold;

import org.jspecify.annotations.NullMarked;
