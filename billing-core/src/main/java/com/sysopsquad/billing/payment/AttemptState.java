package com.sysopsquad.billing.payment;

/** The states of a payment attempt. */
public enum AttemptState {
  /** The money has moved. */
  APPROVED(false),
  /** The provider decides later. */
  PENDING(true),
  /** Declined; another attempt may be made another day. */
  SOFT_DECLINE(false),
  /** Declined; the same card is never tried again. */
  HARD_DECLINE(false),
  /** Not charged, since the bank wants the customer to confirm. */
  CUSTOMER_ACTION(false),
  /** The provider asked to come back later. */
  THROTTLED(true),
  /** Nothing was sent, since there was nothing to charge. */
  NOT_SENT(false),
  /** It may or may not have been charged. */
  UNKNOWN(true),
  /** The provider does not take this request. */
  REJECTED(false),
  /** A person must find out. */
  PARKED(false);

  private final boolean open;

  AttemptState(boolean open) {
    this.open = open;
  }

  /** Whether its end is still to be found out; no other attempt may be made meanwhile. */
  public boolean isOpen() {
    return open;
  }
}
