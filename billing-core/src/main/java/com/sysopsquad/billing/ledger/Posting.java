package com.sysopsquad.billing.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: an amount that moved from the credit account to the debit account.
 *
 * @param day day on which it was written
 * @param cause reason, such as BILL, BILL_CHANGED or PAYMENT
 * @param bill bill that it is for; null if it is for none
 * @param number of the bill's freeze, of its attempt, or of its correction
 * @param reference the correction, or the provider's transaction, that caused it; null if none did
 * @param corrects the posting that it reverses; null if it reverses none
 * @param owedMinor what the customer owes in this currency after it
 */
public record Posting(
    long id,
    LocalDate day,
    String currency,
    LedgerAccount debit,
    LedgerAccount credit,
    long amountMinor,
    String cause,
    @Nullable Long bill,
    int number,
    @Nullable String reference,
    @Nullable Long corrects,
    long owedMinor) {}
