package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.invoice;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.correction.CorrectionMade;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.notification.Notices;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Two customers, and a billing that sends them invoices. */
abstract class InvoicePages {

  final BillingSide billing = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired Invoices invoices;
  @Autowired Notices notices;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  Customer ada;
  Customer ben;

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
    ben = customers.register("Ben Dawson");
  }

  CorrectionMade corrected(String kind, UUID plan, String periodStart) {
    return new CorrectionMade(
        UUID.randomUUID(),
        ada.id(),
        kind,
        1_200,
        "USD",
        null,
        PortalFixture.NOW,
        plan,
        day(periodStart));
  }

  void arrive(List<InvoiceIssued> issued) {
    long before = invoices.page(ada.id(), 1).total();
    billing.send(issued.toArray(InvoiceIssued[]::new));
    await().until(() -> invoices.page(ada.id(), 1).total() == before + issued.size());
  }

  /** One of Ada's invoices, who calls herself a formula, so many days after that day. */
  InvoiceIssued issued(String day, int later) {
    LocalDate start = day(day).plusDays(later);
    InvoiceIssued usual = invoice(ada.id(), UUID.randomUUID(), number(), start, start.plusDays(30));
    return new InvoiceIssued(
        usual.invoiceId(),
        usual.number(),
        usual.customerId(),
        usual.planId(),
        usual.seller(),
        "=Ada",
        usual.customerAddress(),
        usual.periodStart(),
        usual.periodEnd(),
        day(day),
        usual.currency(),
        usual.lines(),
        usual.netMinor(),
        usual.taxMinor(),
        usual.totalMinor(),
        usual.cardBrand(),
        usual.cardLastFour(),
        usual.paymentReference(),
        usual.paidAt());
  }

  static String number() {
    return "2026-11-01-" + UUID.randomUUID();
  }

  static LocalDate day(String date) {
    return LocalDate.parse(date);
  }
}
