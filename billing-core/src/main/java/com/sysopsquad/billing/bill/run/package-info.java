/** Billing runs: which there are, what they have to charge, and how far they are. */
@NullMarked
package com.sysopsquad.billing.bill.run;

import org.jspecify.annotations.NullMarked;
