/** Compares payments with the provider's list: of a run, or of any days. */
@NullMarked
package com.sysopsquad.billing.reconciliation;

import org.jspecify.annotations.NullMarked;
