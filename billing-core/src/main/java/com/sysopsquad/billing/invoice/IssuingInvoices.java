package com.sysopsquad.billing.invoice;

import com.sysopsquad.billing.database.ColumnArrays;
import com.sysopsquad.billing.invoice.InvoiceSeries.Numbers;
import com.sysopsquad.flows.invoice.InvoiceGateway;
import com.sysopsquad.flows.message.InvoiceIssued;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** Turns paid bills into invoices. */
public class IssuingInvoices {

  private final JdbcOperations batches;
  private final InvoiceSeries series;
  private final InvoiceGateway gateway;
  private final InvoiceSettings settings;
  private final Clock clock;

  IssuingInvoices(
      JdbcOperations batches,
      InvoiceSeries series,
      InvoiceGateway gateway,
      InvoiceSettings settings,
      Clock clock) {
    this.batches = batches;
    this.series = series;
    this.gateway = gateway;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Numbers, stores and sends the invoices of one partition within the caller's transaction.
   *
   * @throws org.springframework.dao.DuplicateKeyException when a bill has its invoice already
   */
  public void issue(YearMonth month, int partition, List<PaidBill> paid) {
    if (paid.isEmpty()) {
      return;
    }
    Numbers numbers = series.take(month, partition, paid.size());
    String seller = settings.seller().printed();
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    List<Invoice> invoices = new ArrayList<>(paid.size());
    for (PaidBill bill : paid) {
      invoices.add(Invoice.of(bill, numbers.number(invoices.size()), seller, today));
    }
    store(invoices);
    gateway.send(invoices.stream().map(Invoice::issued).toList());
  }

  private void store(List<Invoice> invoices) {
    InvoiceIssued any = invoices.getFirst().issued();
    batches.update(
        """
        with issued as (
          select i.*, b.customer_id, b.plan_id, b.period_start, b.period_end, b.currency,
                 b.net_minor, b.tax_rate, b.tax_minor, b.total_minor
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[])
              as i (bill_id, id, number, customer_name, customer_address, card_brand,
                    card_last_four, provider_reference, paid_at, description)
            join billing.bill b on b.id = i.bill_id
        ), invoice as (
          insert into billing.invoice (bill_id, id, number, customer_id, plan_id, seller,
                 customer_name, customer_address, period_start, period_end, issued_on, currency,
                 net_minor, tax_minor, total_minor, card_brand, card_last_four, provider_reference,
                 paid_at)
          select bill_id, id::uuid, number, customer_id, plan_id, ?,
                 customer_name, customer_address, period_start, period_end, ?, currency,
                 net_minor, tax_minor, total_minor, card_brand, card_last_four, provider_reference,
                 paid_at::timestamptz
            from issued)
        insert into billing.invoice_line (bill_id, line, description, net_minor, tax_rate, tax_minor)
        select bill_id, 1, description, net_minor, tax_rate, tax_minor
          from issued
        """,
        ps -> {
          ColumnArrays<Invoice> columns = columns(invoices);
          columns.setValues(ps);
          ps.setString(columns.count() + 1, any.seller());
          ps.setObject(columns.count() + 2, any.issuedOn());
        });
  }

  private static ColumnArrays<Invoice> columns(List<Invoice> invoices) {
    return new ColumnArrays<>(invoices)
        .longs(Invoice::billId)
        .texts(i -> i.issued().invoiceId())
        .texts(i -> i.issued().number())
        .texts(i -> i.issued().customerName())
        .texts(i -> i.issued().customerAddress())
        .texts(i -> i.issued().cardBrand())
        .texts(i -> i.issued().cardLastFour())
        .texts(i -> i.issued().paymentReference())
        .texts(i -> i.issued().paidAt())
        .texts(i -> i.issued().lines().getFirst().description());
  }
}
