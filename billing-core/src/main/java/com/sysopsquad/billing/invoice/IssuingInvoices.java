package com.sysopsquad.billing.invoice;

import com.sysopsquad.billing.invoice.InvoiceSeries.Numbers;
import com.sysopsquad.flows.invoice.InvoiceGateway;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Turns paid bills into invoices. */
public class IssuingInvoices {

  private final Invoices invoices;
  private final InvoiceSeries series;
  private final InvoiceGateway gateway;
  private final ZoneId zone;
  private final String seller;
  private final Clock clock;

  IssuingInvoices(
      Invoices invoices,
      InvoiceSeries series,
      InvoiceGateway gateway,
      InvoiceSettings settings,
      Clock clock) {
    this.invoices = invoices;
    this.series = series;
    this.gateway = gateway;
    this.zone = settings.zone();
    this.seller = settings.seller().printed();
    this.clock = clock;
  }

  /**
   * Numbers, stores and sends the invoices of one partition within the caller's transaction.
   *
   * @throws org.springframework.dao.DuplicateKeyException if a bill already has its invoice
   */
  public void issue(int partition, List<PaidBill> paid) {
    if (paid.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Numbers numbers = series.take(YearMonth.from(today), partition, paid.size());
    List<Invoice> issued = new ArrayList<>(paid.size());
    for (PaidBill bill : paid) {
      issued.add(Invoice.of(bill, numbers.number(issued.size()), seller, today));
    }
    invoices.add(issued);
    gateway.send(issued.stream().map(Invoice::issued).toList());
  }
}
