package com.sysopsquad.portal.invoice;

import java.time.LocalDate;

/** One line of a customer's list of invoices. */
public record InvoiceSummary(
    String number,
    LocalDate periodStart,
    LocalDate periodEnd,
    LocalDate issuedOn,
    long totalMinor,
    String currency) {}
