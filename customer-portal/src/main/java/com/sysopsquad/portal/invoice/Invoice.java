package com.sysopsquad.portal.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An invoice as billing issued and was paid for it; amounts in minor units of the currency. */
record Invoice(
    String number,
    String seller,
    String customerName,
    String customerAddress,
    LocalDate periodStart,
    LocalDate periodEnd,
    LocalDate issuedOn,
    String currency,
    List<Line> lines,
    long netMinor,
    long taxMinor,
    long totalMinor,
    String cardBrand,
    String cardLastFour,
    String paymentReference,
    Instant paidAt) {

  /** The same invoice with its lines. */
  Invoice with(List<Line> read) {
    return new Invoice(
        number,
        seller,
        customerName,
        customerAddress,
        periodStart,
        periodEnd,
        issuedOn,
        currency,
        read,
        netMinor,
        taxMinor,
        totalMinor,
        cardBrand,
        cardLastFour,
        paymentReference,
        paidAt);
  }

  /** One line; {@code taxRate} is a fraction, 0.0725 for 7.25 %. */
  record Line(String description, long netMinor, BigDecimal taxRate, long taxMinor) {}
}
