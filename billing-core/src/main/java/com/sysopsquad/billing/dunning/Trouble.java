package com.sysopsquad.billing.dunning;

import com.sysopsquad.billing.bill.Bill;
import java.time.Instant;

/**
 * A bill that was not paid.
 *
 * @param detail what happened, for a person in billing
 */
public record Trouble(Bill bill, TroubleKind kind, String detail, Instant at) {}
