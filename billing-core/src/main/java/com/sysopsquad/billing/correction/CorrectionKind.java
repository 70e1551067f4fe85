package com.sysopsquad.billing.correction;

import com.sysopsquad.billing.ledger.LedgerAccount;

/** What a correction does, with the two accounts of its posting. */
public enum CorrectionKind {
  /** Gives back a payment, whole or in part, to the card that paid. */
  CARD_REFUND(LedgerAccount.REFUND, LedgerAccount.CASH),
  /** Gives back a payment, whole or in part, as credit. */
  CREDIT_REFUND(LedgerAccount.REFUND, LedgerAccount.CREDIT),
  /** Gives credit without a bill. */
  GOODWILL(LedgerAccount.GOODWILL, LedgerAccount.CREDIT),
  /** Gives up an unpaid bill. */
  WRITE_OFF(LedgerAccount.WRITE_OFF, LedgerAccount.RECEIVABLE);

  private final LedgerAccount debit;
  private final LedgerAccount credit;

  CorrectionKind(LedgerAccount debit, LedgerAccount credit) {
    this.debit = debit;
    this.credit = credit;
  }

  /** The account that the amount goes to. */
  public LedgerAccount debit() {
    return debit;
  }

  /** The account that the amount comes from. */
  public LedgerAccount credit() {
    return credit;
  }
}
