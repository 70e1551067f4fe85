package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.TicketProgress;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wish to be told nothing of tickets by email. */
@PortalTest
class TicketEmailPreferenceIntegrationTests {

  private final BillingSide neighbours = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired SubmittingTickets submitting;
  @Autowired Tickets tickets;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  private Customer ada;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() throws Exception {
    ada = customers.register("Ada Barrow");
    visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PASSWORD);
  }

  @Test
  void whoDoesWithoutThemGetsNoneAndIsStillOfferedTheSurvey() throws Exception {
    visitor
        .post("/account/preferences", Map.of("invoiceEmails", "true"))
        .andExpect(redirectedUrl("/account?done=preferences"));

    Ticket ticket =
        submitting.submit(
            ada.id(), PortalFixture.ticket(UUID.randomUUID(), "No picture", ""), List.of());
    await().until(() -> tickets.get(ada.id(), ticket.id()).progress() == TicketProgress.NEW);
    neighbours.resolve(ticket.id());
    await().until(() -> tickets.get(ada.id(), ticket.id()).progress() == TicketProgress.RESOLVED);

    assertThat(PortalEmails.headings(jdbc, ada.email())).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from customer.link where subject_id = ?")
                .param(ticket.id())
                .query(Long.class)
                .single())
        .isZero();
    String survey = "/tickets/" + ticket.id() + "/survey";
    visitor.get("/tickets/" + ticket.id()).andExpect(content().string(containsString(survey)));
    visitor.post(survey, Map.of("rating", "5")).andExpect(status().is3xxRedirection());
  }

  @Test
  void theWishIsKeptShownToldToClientsAndPartOfTheData() throws Exception {
    PortalVisitor elsewhere = new PortalVisitor(mvc);
    elsewhere.signIn(ada.email(), PASSWORD);
    ApiCaller session = ApiCaller.session(elsewhere);
    assertThat(boxIsTicked()).isTrue();

    session.put("/customers/me/preferences", "{\"invoiceEmails\": true, \"ticketEmails\": false}");
    assertThat(boxIsTicked()).isFalse();
    assertThat(preferences(session).path("ticketEmails").asBoolean(true)).isFalse();
    assertThat(
            new JsonMapper()
                .readTree(body(visitor, "/account/data/export"))
                .at("/customer/0/ticket_emails")
                .asBoolean(true))
        .isFalse();

    session.put("/customers/me/preferences", "{\"invoiceEmails\": false}");
    assertThat(preferences(session).path("ticketEmails").asBoolean(true)).isFalse();

    visitor.post("/account/preferences", Map.of("ticketEmails", "true", "language", "de"));
    assertThat(preferences(session).path("ticketEmails").asBoolean()).isTrue();
    visitor
        .get("/account/preferences")
        .andExpect(
            content().string(containsString("Bei Neuigkeiten zu meinen Tickets benachrichtigen")));
  }

  private boolean boxIsTicked() throws Exception {
    String page =
        visitor.get("/account/preferences").andReturn().getResponse().getContentAsString();
    assertThat(page).contains("Email me about updates to my tickets");
    return page.contains("name=\"ticketEmails\" value=\"true\" checked=\"checked\"");
  }

  private static JsonNode preferences(ApiCaller session) throws Exception {
    return ApiCaller.json(session.get("/customers/me/preferences").andExpect(status().isOk()));
  }

  private static String body(PortalVisitor visitor, String path) throws Exception {
    return visitor
        .post(path, Map.of())
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
