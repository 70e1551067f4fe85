/** What was paid, held against the provider's list: of a run, and of any days. */
@NullMarked
package com.sysopsquad.billing.reconciliation;

import org.jspecify.annotations.NullMarked;
