/** Freezing: which periods are due, their prices and cards, and why a bill is not sent. */
@NullMarked
package com.sysopsquad.billing.bill.freeze;

import org.jspecify.annotations.NullMarked;
