/**
 * Invoices: issued once, in the transaction that records the payment, and never changed. Numbers
 * have no gaps within their series.
 */
@NullMarked
package com.sysopsquad.billing.invoice;

import org.jspecify.annotations.NullMarked;
