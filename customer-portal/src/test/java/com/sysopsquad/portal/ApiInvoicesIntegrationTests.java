package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.found;
import static com.sysopsquad.portal.PortalFixture.invoice;
import static com.sysopsquad.portal.PortalFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.notification.Notices;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Invoices and notices by the API. */
@PortalTest
class ApiInvoicesIntegrationTests {

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Invoices invoices;
  @Autowired Notices notices;

  private Customer ada;
  private ApiCaller callCentre;
  private String account;

  @BeforeEach
  void getToken() throws Exception {
    ada = customers.register("Ada Barrow");
    account = "/customers/" + ada.id();
    callCentre = ApiCaller.callCentre(mvc);
  }

  @Test
  void invoicesAndNoticesAreReadByYearAndPage() throws Exception {
    UUID plan = UUID.randomUUID();
    String number = "2026-11-01-" + UUID.randomUUID();
    billing.send(
        invoice(ada.id(), plan, number, LocalDate.of(2026, 11, 10), LocalDate.of(2026, 12, 10)));
    billing.send(problem(ada.id(), plan, LocalDate.of(2026, 12, 10), LocalDate.of(2027, 1, 10)));
    await()
        .until(
            () -> invoices.page(ada.id(), 1).total() == 1 && !notices.openOf(ada.id()).isEmpty());

    JsonNode page = found(callCentre.get(account + "/invoices?year=2026&page=1"));
    JsonNode beyond = found(callCentre.get(account + "/invoices?year=2026&page=2"));
    JsonNode none = found(callCentre.get(account + "/invoices?year=2025"));
    JsonNode one = found(callCentre.get(account + "/invoices/" + number));
    JsonNode notice = found(callCentre.get(account + "/notices"));

    assertThat(page.path("page").asInt()).isOne();
    assertThat(beyond.path("page").asInt()).isEqualTo(2);
    assertThat(beyond.path("items").isEmpty()).isTrue();
    assertThat(page.at("/items/0/totalMinor").asLong()).isEqualTo(2_144);
    assertThat(none.path("total").asLong()).isZero();
    assertThat(one.path("lines").size()).isEqualTo(2);
    assertThat(one.at("/lines/0/taxRate").decimalValue()).isEqualByComparingTo("0.0725");
    assertThat(one.path("cardLastFour").asString()).isEqualTo("4242");
    assertThat(one.path("paidAt").asString()).isEqualTo("2026-11-22T15:00:00Z");
    assertThat(notice.at("/items/0/totalMinor").asLong()).isEqualTo(2_144);
    callCentre
        .get("/customers/" + customers.register("Ben").id() + "/invoices/" + number)
        .andExpect(status().isNotFound());
  }
}
