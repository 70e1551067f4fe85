package com.sysopsquad.billing.provider;

/** Asked right before each call that moves money, also if it has waited for its turn. */
public interface PaymentHold {

  /** Whether no money may move now; costs no query. */
  boolean isOnHold();
}
