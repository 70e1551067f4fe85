/** Payments: attempts with their states, charging and resolving. */
@NullMarked
package com.sysopsquad.billing.payment;

import org.jspecify.annotations.NullMarked;
