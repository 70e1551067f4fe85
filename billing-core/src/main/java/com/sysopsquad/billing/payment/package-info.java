/** Payments: attempts with their states, charging, resolving and comparing before a charge. */
@NullMarked
package com.sysopsquad.billing.payment;

import org.jspecify.annotations.NullMarked;
