package com.sysopsquad.flows.invoice;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
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
 *
 * @param seller name, address and numbers of the seller, from the settings of billing, which refuse
 *     a card number there: an IBAN in groups can look like one, and would be masked on all invoices
 */
@MessageType(value = "com.sysopsquad.invoice.issued", queue = Queues.INVOICE)
public record InvoiceIssued(
    UUID invoiceId,
    @Length(most = 100) String number,
    UUID customerId,
    UUID planId,
    @Length(most = 2_000, masked = false) String seller,
    @Length(most = 3_200) String customerName,
    @Length(most = 10_000) String customerAddress,
    LocalDate periodStart,
    LocalDate periodEnd,
    LocalDate issuedOn,
    @Length(most = 3) String currency,
    List<Line> lines,
    @Within(least = 0) long netMinor,
    @Within(least = 0) long taxMinor,
    @Within(least = 0) long totalMinor,
    @Length(most = 100) String cardBrand,
    @Length(most = 4) String cardLastFour,
    @Length(most = 500) String paymentReference,
    Instant paidAt)
    implements Contract {

  /** One line; {@code taxRate} is a fraction, 0.0725 for 7.25 %. */
  public record Line(
      @Length(most = 1_000) String description,
      long netMinor,
      @Within(least = 0, most = 1) BigDecimal taxRate,
      long taxMinor) {}

  @Override
  public String subject() {
    return customerId.toString();
  }
}
