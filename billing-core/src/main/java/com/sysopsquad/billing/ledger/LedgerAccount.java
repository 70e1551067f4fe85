package com.sysopsquad.billing.ledger;

/** Where the amount of a posting comes from and goes to. */
public enum LedgerAccount {
  /** What customers owe. */
  RECEIVABLE,
  /** What the provider holds for us. */
  CASH,
  /** Billed in advance and not earned yet. */
  DEFERRED_REVENUE,
  /** Earned. */
  REVENUE,
  /** Sales tax that is owed to states. */
  TAX,
  /** What we owe customers. */
  CREDIT,
  /** Written off. */
  WRITE_OFF,
  /** Too small to charge, kept for a later charge. */
  CARRY,
  /** The provider's fees. */
  FEE,
  /** Given back of what was billed and paid. */
  REFUND,
  /** Given to customers without a bill. */
  GOODWILL,
  /** Taken back by customers' banks. */
  CHARGEBACK
}
