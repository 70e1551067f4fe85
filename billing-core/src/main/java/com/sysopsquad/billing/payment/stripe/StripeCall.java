package com.sysopsquad.billing.payment.stripe;

import com.stripe.exception.StripeException;

/** A call to Stripe's client. */
@FunctionalInterface
interface StripeCall<T> {

  T make() throws StripeException;
}
