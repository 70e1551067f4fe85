/**
 * Stripe, or whatever speaks its API, behind the port {@code PaymentProvider}. Nothing in billing
 * depends on this package but the configuration that wires it.
 */
@NullMarked
package com.sysopsquad.billing.provider.stripe;

import org.jspecify.annotations.NullMarked;
