package com.sysopsquad.portal.invoice;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.invoice.InvoiceReceiver;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.notification.Email;
import com.sysopsquad.portal.notification.QueueingNotifications;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Stores invoices with their lines, each once, in one statement whatever their number. */
@Service
class ArrivingInvoices implements InvoiceReceiver {

  /** A line with its invoice and its position. */
  private record PlacedLine(InvoiceIssued invoice, int place, InvoiceIssued.Line line) {}

  private final JdbcClient jdbc;
  private final QueueingNotifications emails;
  private final PortalAddress portal;
  private final Clock clock;

  ArrivingInvoices(
      JdbcClient jdbc, QueueingNotifications emails, PortalAddress portal, Clock clock) {
    this.jdbc = jdbc;
    this.emails = emails;
    this.portal = portal;
    this.clock = clock;
  }

  @Override
  public void receive(List<InvoiceIssued> invoices) {
    List<PlacedLine> lines = placed(invoices);
    jdbc.sql(
            """
            with arrived as (
                insert into customer.invoice
                    (id, number, customer_id, plan_id, seller, customer_name, customer_address,
                     period_start, period_end, issued_on, currency, net_minor, tax_minor, total_minor,
                     card_brand, card_last_four, payment_reference, paid_at, arrived_at)
                select i.*, :now::timestamptz
                from unnest(:ids::uuid[], :numbers::text[], :customers::uuid[], :plans::uuid[],
                            :sellers::text[], :names::text[], :addresses::text[],
                            :starts::date[], :ends::date[], :issued::date[], :currencies::text[],
                            :nets::bigint[], :taxes::bigint[], :totals::bigint[],
                            :brands::text[], :lastFours::text[], :references::text[],
                            :paid::timestamptz[]) i
                on conflict (id) do nothing
                returning id)
            insert into customer.invoice_line
                (invoice_id, line, description, net_minor, tax_rate, tax_minor)
            select l.*
            from unnest(:lineInvoices::uuid[], :places::smallint[], :descriptions::text[],
                        :lineNets::bigint[], :rates::numeric[], :lineTaxes::bigint[])
                 as l (invoice_id, line, description, net_minor, tax_rate, tax_minor)
            join arrived on arrived.id = l.invoice_id
            on conflict do nothing
            """)
        .param("now", clock.instant().toString())
        .param("ids", column(invoices, InvoiceIssued::invoiceId))
        .param("numbers", column(invoices, InvoiceIssued::number))
        .param("customers", column(invoices, InvoiceIssued::customerId))
        .param("plans", column(invoices, InvoiceIssued::planId))
        .param("sellers", column(invoices, InvoiceIssued::seller))
        .param("names", column(invoices, InvoiceIssued::customerName))
        .param("addresses", column(invoices, InvoiceIssued::customerAddress))
        .param("starts", column(invoices, InvoiceIssued::periodStart))
        .param("ends", column(invoices, InvoiceIssued::periodEnd))
        .param("issued", column(invoices, InvoiceIssued::issuedOn))
        .param("currencies", column(invoices, InvoiceIssued::currency))
        .param("nets", column(invoices, InvoiceIssued::netMinor))
        .param("taxes", column(invoices, InvoiceIssued::taxMinor))
        .param("totals", column(invoices, InvoiceIssued::totalMinor))
        .param("brands", column(invoices, InvoiceIssued::cardBrand))
        .param("lastFours", column(invoices, InvoiceIssued::cardLastFour))
        .param("references", column(invoices, InvoiceIssued::paymentReference))
        .param("paid", column(invoices, InvoiceIssued::paidAt))
        .param("lineInvoices", column(lines, placed -> placed.invoice().invoiceId()))
        .param("places", column(lines, PlacedLine::place))
        .param("descriptions", column(lines, placed -> placed.line().description()))
        .param("lineNets", column(lines, placed -> placed.line().netMinor()))
        .param("rates", column(lines, placed -> placed.line().taxRate().toPlainString()))
        .param("lineTaxes", column(lines, placed -> placed.line().taxMinor()))
        .update();
    emails.queue(() -> invoices.stream().map(this::email).toList());
  }

  private Email email(InvoiceIssued invoice) {
    return Email.of(
            Email.Kind.INVOICE,
            invoice.invoiceId(),
            invoice.customerId(),
            invoice.totalMinor() == 0 ? "email.invoice-free" : "email.invoice",
            invoice.number(),
            new Money(invoice.totalMinor(), invoice.currency()),
            new BillingPeriod(invoice.periodStart(), invoice.periodEnd()),
            portal.of("/invoices"))
        .withInvoice(invoice.number())
        .inThread(Email.ofPeriod(invoice.planId(), invoice.periodStart()));
  }

  private static List<PlacedLine> placed(List<InvoiceIssued> invoices) {
    List<PlacedLine> placed = new ArrayList<>();
    for (InvoiceIssued invoice : invoices) {
      int place = 0;
      for (InvoiceIssued.Line line : invoice.lines()) {
        place++;
        placed.add(new PlacedLine(invoice, place, line));
      }
    }
    return placed;
  }
}
