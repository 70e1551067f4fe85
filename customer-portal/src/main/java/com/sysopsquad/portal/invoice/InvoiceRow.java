package com.sysopsquad.portal.invoice;

import java.time.Instant;
import java.time.LocalDate;

/** An invoice without its lines, for a spreadsheet. */
record InvoiceRow(
    String number,
    LocalDate issuedOn,
    LocalDate periodStart,
    LocalDate periodEnd,
    String customerName,
    long netMinor,
    long taxMinor,
    long totalMinor,
    String currency,
    String cardBrand,
    String cardLastFour,
    String paymentReference,
    Instant paidAt) {}
