package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static com.sysopsquad.portal.PortalFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.correction.CorrectionMade;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.invoice.Invoice;
import com.sysopsquad.portal.invoice.Invoices;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Billing was restored and issues an invoice again that the customer already has: customer and desk
 * name it by one number. Tried: a second restore, the first number once more and late, both numbers
 * at once, and a former number of somebody else.
 */
@PortalTest
class ReissuedInvoicesIntegrationTests {

  private static final LocalDate LATER = LocalDate.of(2026, 11, 29);

  private final BillingSide billing = BillingSide.start();

  /** The series of no other test, without an epoch. */
  private final String series = "2026-11-" + UUID.randomUUID() + "-x";

  private final String first = series + "-000017";
  private final String second = series + "-261129101523-000001";
  private final String third = series + "-261130093000-000004";

  @Autowired TestCustomers customers;
  @Autowired Invoices invoices;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  private Customer ada;
  private InvoiceIssued issued;

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
    issued =
        invoice(
            ada.id(),
            UUID.randomUUID(),
            first,
            LocalDate.of(2026, 11, 10),
            LocalDate.of(2026, 12, 10));
  }

  @Test
  void itHasTheNewNumberAndIsFoundByBoth() throws Exception {
    billing.send(issued);
    await().until(() -> numberNow().equals(first));

    billing.send(again(second));
    await().until(() -> numberNow().equals(second));

    Invoice invoice = invoices.get(ada.id(), first);
    assertThat(invoice.number()).isEqualTo(second);
    assertThat(invoice.formerNumbers()).containsExactly(first);
    assertThat(invoice.issuedOn()).isEqualTo(LATER);
    assertThat(invoice.customerName()).isEqualTo("Ada Barrow");
    assertThat(invoice.lines()).hasSize(2);
    assertThat(invoices.get(ada.id(), second)).isEqualTo(invoice);
    assertThat(invoices.page(ada.id(), 1).total()).isOne();
    mvc.perform(get("/invoices/" + first).with(as(ada)).locale(Locale.US))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Invoice " + second)))
        .andExpect(
            content().string(containsString("This invoice previously had the number " + first)));
    mvc.perform(get("/invoices/" + second).with(as(ada)).locale(Locale.GERMANY))
        .andExpect(
            content().string(containsString("Diese Rechnung hatte zuvor die Nummer " + first)));
    mvc.perform(get("/invoices/" + first + ".pdf").with(as(ada))).andExpect(status().isOk());
    Customer ben = customers.register("Ben Dawson");
    mvc.perform(get("/invoices/" + first).with(as(ben))).andExpect(status().isNotFound());
  }

  @Test
  void afterASecondRestoreItNamesAllItsNumbers() {
    billing.send(issued);
    await().until(() -> numberNow().equals(first));
    billing.send(again(second));
    await().until(() -> numberNow().equals(second));
    billing.send(again(third));
    await().until(() -> numberNow().equals(third));

    assertThat(invoices.get(ada.id(), first).formerNumbers()).containsExactly(first, second);
  }

  @Test
  void aFormerNumberThatArrivesLateChangesNothing() throws Exception {
    billing.send(again(second));
    billing.send(issued);
    billing.send(again(second), issued);
    awaitOneMore();

    assertThat(numberNow()).isEqualTo(second);
    assertThat(invoices.get(ada.id(), second).formerNumbers()).isEmpty();
    mvc.perform(get("/invoices/" + second).with(as(ada)).locale(Locale.US))
        .andExpect(content().string(not(containsString("previously had"))));
  }

  @Test
  void bothAtOnceAreOneInvoiceWithTheNewNumber() {
    billing.send(issued, again(second));
    awaitOneMore();

    assertThat(numberNow()).isEqualTo(second);
    assertThat(invoices.page(ada.id(), 1).total()).isEqualTo(2);
  }

  @Test
  void whatWasRefundedIsShownUnderBothNumbers() throws Exception {
    billing.send(issued);
    await().until(() -> numberNow().equals(first));
    billing.send(again(second));
    await().until(() -> numberNow().equals(second));
    billing.send(
        new CorrectionMade(
            UUID.randomUUID(),
            ada.id(),
            "CARD_REFUND",
            700,
            "USD",
            "4242",
            PortalFixture.NOW,
            issued.planId(),
            issued.periodStart()));
    await().until(this::isRefunded);

    for (String number : List.of(first, second)) {
      mvc.perform(get("/invoices/" + number).with(as(ada)).locale(Locale.US))
          .andExpect(content().string(containsString("$7.00 refunded to your card on")));
    }
  }

  private boolean isRefunded() {
    return jdbc.sql("select exists (select from customer.correction where plan_id = ?)")
        .param(issued.planId())
        .query(Boolean.class)
        .single();
  }

  /** What was sent before it to the same customer has been applied when it has. */
  private void awaitOneMore() {
    billing.send(
        invoice(
            ada.id(),
            UUID.randomUUID(),
            "last-" + series,
            LocalDate.of(2026, 10, 10),
            LocalDate.of(2026, 11, 10)));
    await().until(() -> invoices.page(ada.id(), 1).total() == 2);
  }

  private String numberNow() {
    return jdbc.sql("select number from customer.invoice where id = ?")
        .param(issued.invoiceId())
        .query(String.class)
        .optional()
        .orElse("");
  }

  private InvoiceIssued again(String number) {
    return new InvoiceIssued(
        issued.invoiceId(),
        number,
        issued.customerId(),
        issued.planId(),
        issued.seller(),
        issued.customerName(),
        issued.customerAddress(),
        issued.periodStart(),
        issued.periodEnd(),
        LATER,
        issued.currency(),
        issued.lines(),
        issued.netMinor(),
        issued.taxMinor(),
        issued.totalMinor(),
        issued.cardBrand(),
        issued.cardLastFour(),
        issued.paymentReference(),
        issued.paidAt());
  }
}
