package com.sysopsquad.billing.provider.stripe;

import com.stripe.exception.StripeException;

/** A call to Stripe's client. */
@FunctionalInterface
interface StripeCall<T> {

  T make() throws StripeException;
}
