package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.HandingInCard;
import com.sysopsquad.portal.card.sealing.SealedTestCards;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Nothing listens where the broker should be. */
@PortalTest
@TestPropertySource(properties = "spring.artemis.broker-url=tcp://localhost:1")
class PortalAloneIntegrationTests {

  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired HandingInCard handingIn;
  @Autowired SubmittingTickets submitting;
  @Autowired SealedTestCards sealed;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;
  @LocalManagementPort int managementPort;

  @Test
  void thePortalIsReadyAnswersAndKeepsWhatIsHandedIn() throws Exception {
    catalog.publishUsual();
    Customer ada = customers.register("Ada Barrow");

    choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), YearMonth.of(2026, 11));
    UUID registration = UUID.randomUUID();
    handingIn.handIn(ada.id(), registration, sealed.card(registration));
    UUID ticket = UUID.randomUUID();
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "No picture", ""), List.of());

    mvc.perform(get("/readyz")).andExpect(status().isOk());
    await()
        .untilAsserted(
            () ->
                assertThat(health("/messages"))
                    .returns(503, HttpResponse::statusCode)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("Sending is interrupted since"));
    assertThat(health(""))
        .returns(200, HttpResponse::statusCode)
        .extracting(HttpResponse::body)
        .asString()
        .contains("DEGRADED");
    mvc.perform(get("/").with(as(ada))).andExpect(status().isOk());
    assertThat(
            jdbc.sql("select queue from delivery.outbox where subject = ? order by position")
                .param(ada.id().toString())
                .query(String.class)
                .list())
        .containsExactly(
            "BILLING.SUPPORT_PLAN", "BILLING.CARD_REGISTRATION", "CUSTOMER.NOTIFICATION");
    assertThat(
            jdbc.sql("select queue from delivery.outbox where subject = ?")
                .param(ticket.toString())
                .query(String.class)
                .list())
        .containsExactly("SYSOPS.TICKET");
  }

  private HttpResponse<String> health(String group) {
    return ManagementPort.get(managementPort, "/actuator/health" + group);
  }
}
