package com.sysopsquad.billing.ledger;

/**
 * The balance of a customer's account in one currency.
 *
 * @param minor debits minus credits: above zero, a {@link LedgerAccount#RECEIVABLE} is owed to us
 */
public record Balance(String currency, LedgerAccount account, long minor) {}
