package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.invoice;
import static com.sysopsquad.portal.PortalVisitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.plan.ChoosingPlan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What customers change in their own account, and what others cannot change in it. */
@PortalTest
class SettingsIntegrationTests {

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Customers all;
  @Autowired Catalog catalog;
  @Autowired ChoosingPlan choosing;
  @Autowired Invoices invoices;
  @Autowired JdbcClient jdbc;

  private Customer ada;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() throws Exception {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    visitor = PortalVisitor.signedIn(mvc, ada);
  }

  @Test
  void changedDetailsReachBillingAndThePagesAtOnce() throws Exception {
    choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), YearMonth.of(2026, 11));

    visitor
        .post("/account/details", details("Ada Barrow-Quist", "OH"))
        .andExpect(redirectedUrl("/account?done=details"));

    visitor
        .get("/account?done=details")
        .andExpect(content().string(containsString("Ada Barrow-Quist")))
        .andExpect(content().string(containsString("Your name and address have been saved.")));
    await()
        .until(
            () ->
                billing.plansOf(ada.id()).stream()
                    .anyMatch(
                        plan ->
                            plan.customer().version() > ada.version()
                                && plan.customer().state().equals("OH")
                                && plan.customer().name().equals("Ada Barrow-Quist")));
  }

  @Test
  void theSameDetailsAgainChangeNothing() throws Exception {
    visitor.post("/account/details", details("Ada B", "CA"));
    long version = all.get(ada.id()).version();

    visitor.post("/account/details", details("Ada B", "CA"));

    assertThat(all.get(ada.id()).version()).isEqualTo(version);
  }

  @Test
  void wrongDetailsAreToldNextToTheirFields() throws Exception {
    visitor
        .post("/account/details", details("", "ZZ"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("id=\"name-problem\"")))
        .andExpect(content().string(containsString("id=\"state-problem\"")));
    assertThat(all.get(ada.id())).isEqualTo(ada);
  }

  @Test
  void momentsAreToldInTheTimeZoneThatWasChosen() throws Exception {
    String before = body(visitor.get("/account/activity"));
    visitor
        .post("/account/preferences", Map.of("timeZone", "Asia/Tokyo", "invoiceEmails", "true"))
        .andExpect(redirectedUrl("/account?done=preferences"));

    String after = body(visitor.get("/account/activity"));

    assertThat(before.replace('\u202F', ' ')).contains("10:00 AM");
    assertThat(after.replace('\u202F', ' ')).contains("12:00 AM");
    visitor
        .post("/account/preferences", Map.of("timeZone", "Moon/Crater"))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void whoWantsNoEmailsOnInvoicesGetsNone() throws Exception {
    visitor.post("/account/preferences", Map.of());

    billing.send(
        invoice(
            ada.id(),
            UUID.randomUUID(),
            "2026-11-01-" + UUID.randomUUID(),
            LocalDate.of(2026, 11, 10),
            LocalDate.of(2026, 12, 10)));
    await().until(() -> invoices.page(ada.id(), 1).total() == 1);

    assertThat(PortalEmails.headings(jdbc, ada.email())).isEmpty();
  }

  @Test
  void theSettingsAreOfTheCustomerWhoIsSignedIn() throws Exception {
    visitor
        .get("/account?customer=" + UUID.randomUUID())
        .andExpect(content().string(containsString(ada.email())));
    new PortalVisitor(mvc).get("/account").andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void aFormOfAnotherSiteChangesNothing() throws Exception {
    for (String form :
        List.of(
            "/account/details",
            "/account/password",
            "/account/email",
            "/account/closing",
            "/account/sessions/end-others",
            "/account/data/export",
            "/sign-up",
            "/password/forgotten")) {
      visitor.perform(post(form)).andExpect(status().isForbidden());
    }
  }

  private static Map<String, String> details(String name, String state) {
    return new HashMap<>(
        Map.of(
            "name", name,
            "street", "1 Elm Street",
            "city", "Sacramento",
            "state", state,
            "postalCode", "95814"));
  }
}
