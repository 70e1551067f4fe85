package com.sysopsquad.billing.payment;

/** The states of a payment attempt. */
public enum AttemptState {
  /** The money has moved. */
  APPROVED(false),
  /** The provider decides later. */
  PENDING(true),
  /** Declined; another attempt may be made on another day. */
  SOFT_DECLINE(false),
  /** Declined; the same card is never tried again. */
  HARD_DECLINE(false),
  /** Not charged, since the bank requires the customer to confirm. */
  CUSTOMER_ACTION(false),
  /** The provider asked to try again later. */
  THROTTLED(true),
  /** Nothing was sent, since there was nothing to charge. */
  NOT_SENT(false),
  /** It may or may not have been charged. */
  UNKNOWN(true),
  /** The provider rejects this request. */
  REJECTED(false),
  /** A person must find out. */
  PARKED(false);

  private final boolean open;

  AttemptState(boolean open) {
    this.open = open;
  }

  /** Whether its outcome is still unknown; no other attempt may be made in the meantime. */
  public boolean isOpen() {
    return open;
  }
}
