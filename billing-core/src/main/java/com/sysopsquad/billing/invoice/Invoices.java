package com.sysopsquad.billing.invoice;

import com.sysopsquad.flows.database.ColumnArrays;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** The issued invoices and their lines. */
final class Invoices {

  private final JdbcOperations batches;

  Invoices(JdbcOperations batches) {
    this.batches = batches;
  }

  /**
   * Stores the invoices of one run and seller, within the caller's transaction.
   *
   * @throws org.springframework.dao.DuplicateKeyException if a bill already has its invoice
   */
  void add(List<Invoice> invoices) {
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
