package com.sysopsquad.flows.invoice;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.FreeText;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.Within;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An issued and paid invoice, with everything needed to print it. Amounts are minor units of the
 * currency (ISO 4217); the period is half-open.
 */
@MessageType(value = "com.sysopsquad.invoice.issued", queue = Queues.INVOICE)
public record InvoiceIssued(
    UUID invoiceId,
    String number,
    UUID customerId,
    UUID planId,
    String seller,
    @FreeText String customerName,
    @FreeText String customerAddress,
    LocalDate periodStart,
    LocalDate periodEnd,
    LocalDate issuedOn,
    String currency,
    List<Line> lines,
    @Within(least = 0) long netMinor,
    @Within(least = 0) long taxMinor,
    @Within(least = 0) long totalMinor,
    String cardBrand,
    String cardLastFour,
    String paymentReference,
    Instant paidAt)
    implements Contract {

  /** One line; {@code taxRate} is a fraction, 0.0725 for 7.25 %. */
  public record Line(
      String description,
      long netMinor,
      @Within(least = 0, most = 1) BigDecimal taxRate,
      long taxMinor) {}

  @Override
  public String subject() {
    return customerId.toString();
  }
}
