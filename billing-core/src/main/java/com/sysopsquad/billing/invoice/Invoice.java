package com.sysopsquad.billing.invoice;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Charge;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A paid bill in print: this one snapshot is both stored and sent. */
record Invoice(long billId, InvoiceIssued issued) {

  private static final List<String> MONTHS =
      Arrays.stream(Month.values())
          .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .toList();

  /**
   * Its id follows from the line key, so an invoice that is issued again after a restore is the
   * same.
   */
  static Invoice of(PaidBill paid, String number, String seller, LocalDate issuedOn) {
    Bill.Header header = paid.header();
    Charge charge = paid.charge();
    Bill.Card card = paid.card();
    return new Invoice(
        header.id(),
        new InvoiceIssued(
            UUID.nameUUIDFromBytes(header.line().text().getBytes(StandardCharsets.UTF_8)),
            number,
            header.customerId(),
            header.planId(),
            seller,
            header.payer().name(),
            header.payer().address(),
            header.period().start(),
            header.period().end(),
            issuedOn,
            charge.total().currency(),
            List.of(
                new InvoiceIssued.Line(
                    description(header),
                    charge.net().minor(),
                    charge.taxRate(),
                    charge.tax().minor())),
            charge.net().minor(),
            charge.tax().minor(),
            charge.total().minor(),
            card == null ? "" : card.brand(),
            card == null ? "" : card.lastFour(),
            paid.providerReference(),
            paid.paidAt()));
  }

  private static String description(Bill.Header bill) {
    BillingPeriod period = bill.period();
    return bill.contractName()
        + ", "
        + printed(period.start())
        + " to "
        + printed(period.end().minusDays(1));
  }

  private static String printed(LocalDate day) {
    return day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1) + " " + day.getYear();
  }
}
