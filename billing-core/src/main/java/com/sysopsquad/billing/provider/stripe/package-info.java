/**
 * Stripe, or any server with the same API, behind the port {@code PaymentProvider}. In billing,
 * only the configuration that wires this package depends on it.
 */
@NullMarked
package com.sysopsquad.billing.provider.stripe;

import org.jspecify.annotations.NullMarked;
