package com.sysopsquad.billing.invoice;

import com.sysopsquad.billing.bill.Bill;
import java.time.Instant;

/** A bill and the payment that settles it. */
public record PaidBill(Bill.Chargeable bill, String providerReference, Instant paidAt) {}
