package com.sysopsquad.portal.invoice;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** An invoice in a list. */
record InvoiceSummaryAnswer(
    @Schema(example = "2026-11-03-000017") String number,
    LocalDate periodStart,
    @Schema(description = "Exclusive") LocalDate periodEnd,
    LocalDate issuedOn,
    @Schema(description = "In minor units of the currency", example = "2144") long totalMinor,
    @Schema(example = "USD") String currency) {

  static InvoiceSummaryAnswer of(InvoiceSummary invoice) {
    return new InvoiceSummaryAnswer(
        invoice.number(),
        invoice.periodStart(),
        invoice.periodEnd(),
        invoice.issuedOn(),
        invoice.totalMinor(),
        invoice.currency());
  }
}
