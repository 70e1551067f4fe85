package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.invoice.print.OccupiedPrintShop;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A month of invoices delays no email that somebody waits for. */
@PortalTest
class AwaitedEmailsIntegrationTests {

  private static final int MONTH = 100;
  private static final int OTHERS = 10;

  private final BillingSide billing = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired ApplicationContext portal;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  @Test
  void aForgottenPasswordIsSetAnewWhileThePrintShopIsOccupied() throws Exception {
    Customer ada = customers.register("Ada Barrow");
    List<Customer> others =
        Stream.generate(() -> customers.register("Ben Dawson")).limit(OTHERS).toList();
    try (PortalEmails emails = new PortalEmails()) {
      try (OccupiedPrintShop _ = new OccupiedPrintShop(portal)) {
        billing.send(
            Stream.generate(others::stream)
                .flatMap(each -> each)
                .limit(MONTH)
                .map(AwaitedEmailsIntegrationTests::anInvoice)
                .toArray(InvoiceIssued[]::new));
        await().until(() -> emailsTo(others).promised() == MONTH);

        PortalVisitor visitor = new PortalVisitor(mvc);
        visitor.post("/password/forgotten", Map.of("email", ada.email()));
        String link = emails.link(jdbc, ada.email(), "Set a new password");
        visitor
            .post(
                "/password/new",
                Map.of("token", PortalEmails.token(link), "password", "seven quiet otters at noon"))
            .andExpect(redirectedUrl("/sign-in?new-password"));
        emails.text(jdbc, ada.email(), "Your password was changed");

        assertThat(emailsTo(others).sent()).isZero();
      }
      await().until(() -> emailsTo(others).sent() == MONTH);
    }
  }

  private static InvoiceIssued anInvoice(Customer customer) {
    return invoice(
        customer.id(),
        UUID.randomUUID(),
        "2026-11-01-" + UUID.randomUUID(),
        LocalDate.of(2026, 11, 10),
        LocalDate.of(2026, 12, 10));
  }

  private Emails emailsTo(List<Customer> to) {
    return jdbc.sql(
            "select count(*), count(sent_at) from customer.notification where customer_id in"
                + " (:ids)")
        .param("ids", to.stream().map(Customer::id).toList())
        .query((row, number) -> new Emails(row.getLong(1), row.getLong(2)))
        .single();
  }

  private record Emails(long promised, long sent) {}
}
