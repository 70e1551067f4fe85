package com.sysopsquad.portal.invoice;

import com.sysopsquad.flows.csv.CsvText;
import com.sysopsquad.flows.pricing.Money;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A customer's invoices of a year for a spreadsheet, oldest first: RFC 4180 in UTF-8, with the byte
 * order mark that Excel needs. The names of the columns are the same in every language, so that a
 * spreadsheet made for one file can read the next.
 */
@Component
class InvoiceCsv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "issued",
          "first_day",
          "last_day",
          "customer",
          "net",
          "tax",
          "total",
          "currency",
          "state",
          "paid_at",
          "card",
          "payment_reference");

  private final Invoices invoices;

  InvoiceCsv(Invoices invoices) {
    this.invoices = invoices;
  }

  /** Writes them while they are read, a few hundred at a time and without holding a connection. */
  void write(UUID customerId, Year year, OutputStream out) throws IOException {
    Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    csv.write(BYTE_ORDER_MARK);
    csv.write(line(COLUMNS.stream()));
    @Nullable InvoiceRow last = null;
    do {
      List<InvoiceRow> rows = invoices.following(customerId, year, last);
      for (InvoiceRow row : rows) {
        csv.write(line(row));
      }
      last = rows.isEmpty() ? null : rows.getLast();
    } while (last != null);
    csv.flush();
  }

  private static String line(InvoiceRow row) {
    return line(
        Stream.of(
            CsvText.field(row.number()),
            row.issuedOn().toString(),
            row.periodStart().toString(),
            row.periodEnd().minusDays(1).toString(),
            CsvText.field(row.customerName()),
            amount(row.netMinor(), row),
            amount(row.taxMinor(), row),
            amount(row.totalMinor(), row),
            CsvText.field(row.currency()),
            "paid",
            row.paidAt().toString(),
            CsvText.field((row.cardBrand() + " " + row.cardLastFour()).strip()),
            CsvText.field(row.paymentReference())));
  }

  private static String line(Stream<String> fields) {
    return fields.collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String amount(long minor, InvoiceRow row) {
    return new Money(minor, row.currency()).amount().toPlainString();
  }
}
