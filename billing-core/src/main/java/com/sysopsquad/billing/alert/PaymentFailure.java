package com.sysopsquad.billing.alert;

import com.sysopsquad.billing.bill.Bill;
import java.time.Instant;

/**
 * A bill that was not paid.
 *
 * @param detail what happened, for a person in billing
 */
public record PaymentFailure(Bill bill, PaymentFailureKind kind, String detail, Instant at) {}
