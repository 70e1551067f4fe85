package com.sysopsquad.portal.invoice;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A paid invoice as issued by billing; amounts in minor units of the currency. */
record InvoiceAnswer(
    @Schema(example = "2026-11-03-000017") String number,
    String seller,
    String customerName,
    String customerAddress,
    LocalDate periodStart,
    @Schema(description = "Exclusive") LocalDate periodEnd,
    LocalDate issuedOn,
    @Schema(example = "USD") String currency,
    List<Line> lines,
    @Schema(example = "1999") long netMinor,
    @Schema(example = "145") long taxMinor,
    @Schema(example = "2144") long totalMinor,
    @Schema(example = "visa") String cardBrand,
    @Schema(example = "4242") String cardLastFour,
    String paymentReference,
    Instant paidAt) {

  /** One line of an invoice. */
  record Line(
      String description,
      long netMinor,
      @Schema(description = "A fraction: 0.0725 for 7.25 %", example = "0.0725") BigDecimal taxRate,
      long taxMinor) {}

  static InvoiceAnswer of(Invoice invoice) {
    return new InvoiceAnswer(
        invoice.number(),
        invoice.seller(),
        invoice.customerName(),
        invoice.customerAddress(),
        invoice.periodStart(),
        invoice.periodEnd(),
        invoice.issuedOn(),
        invoice.currency(),
        invoice.lines().stream()
            .map(
                line ->
                    new Line(line.description(), line.netMinor(), line.taxRate(), line.taxMinor()))
            .toList(),
        invoice.netMinor(),
        invoice.taxMinor(),
        invoice.totalMinor(),
        invoice.cardBrand(),
        invoice.cardLastFour(),
        invoice.paymentReference(),
        invoice.paidAt());
  }
}
