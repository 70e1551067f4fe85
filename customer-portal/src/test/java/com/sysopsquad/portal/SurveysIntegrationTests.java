package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.PortalFixture.TestTickets;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.survey.AnsweringSurveys;
import com.sysopsquad.portal.survey.SurveyNotPossible;
import com.sysopsquad.portal.ticket.NoSuchTicket;
import com.sysopsquad.portal.ticket.TicketProgress;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Surveys on tickets that are resolved, with the real quanta next door at the other end. */
@PortalTest
class SurveysIntegrationTests {

  private final BillingSide neighbours = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired TestTickets arriving;
  @Autowired AnsweringSurveys answering;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  private Customer ada;
  private UUID ticket;

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
    ticket = UUID.randomUUID();
  }

  @Test
  void aSurveyIsAnsweredOnceAndOnlyTheFactStaysHere() {
    arriving.receive(ada, ticket);
    assertThatThrownBy(() -> answering.answer(ada.id(), ticket, 5, ""))
        .isInstanceOf(SurveyNotPossible.class)
        .hasMessage("survey.not-resolved");
    neighbours.resolve(ticket);
    arriving.await(ada, ticket, TicketProgress.RESOLVED);
    assertThatThrownBy(() -> answering.answer(ada.id(), ticket, 6, ""))
        .isInstanceOf(SurveyNotPossible.class);
    UUID ben = customers.register("Ben Dawson").id();
    assertThatThrownBy(() -> answering.answer(ben, ticket, 1, "")).isInstanceOf(NoSuchTicket.class);

    answering.answer(ada.id(), ticket, 4, " Quick and kind ");
    answering.answer(ada.id(), ticket, 1, "Changed my mind");

    await().until(() -> !neighbours.answers(ticket).isEmpty());
    assertThat(neighbours.answers(ticket)).containsExactly("4 Quick and kind");
    assertThat(
            jdbc.sql("select to_jsonb(s)::text from customer.survey s where ticket_id = ?")
                .param(ticket)
                .query(String.class)
                .single())
        .contains("answered_at")
        .doesNotContain("Quick");
  }

  @Test
  void aCustomerSubmitsReadsAndAnswersOnPages() throws Exception {
    mvc.perform(get("/tickets")).andExpect(redirectedUrl("/sign-in"));
    mvc.perform(get("/tickets").with(as(ada)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("No tickets yet")))
        .andExpect(content().string(not(containsString("style="))));
    String page = "/tickets/" + ticket;
    mvc.perform(
            post("/tickets")
                .with(as(ada))
                .with(csrf())
                .param("id", ticket.toString())
                .param("title", "<b>No picture</b>")
                .param("description", "It stays black."))
        .andExpect(redirectedUrl(page + "?done=ticket"));
    mvc.perform(get("/tickets").with(as(ada)))
        .andExpect(content().string(containsString("&lt;b&gt;No picture&lt;/b&gt;")))
        .andExpect(content().string(containsString(page)));
    arriving.await(ada, ticket, TicketProgress.NEW);
    mvc.perform(get(page).with(as(ada)))
        .andExpect(content().string(containsString("Received")))
        .andExpect(content().string(not(containsString("Rate our support"))));
    mvc.perform(get(page + "/survey").with(as(ada)))
        .andExpect(content().string(containsString("You can rate our support once")));

    neighbours.resolve(ticket);
    arriving.await(ada, ticket, TicketProgress.RESOLVED);

    mvc.perform(get(page).with(as(ada)))
        .andExpect(content().string(containsString("A new cable.")))
        .andExpect(content().string(containsString("Rate our support")));
    mvc.perform(get(page + "/survey").with(as(ada)))
        .andExpect(content().string(containsString("5 – Excellent")))
        .andExpect(content().string(containsString("value=\"1\"")));
    mvc.perform(post(page + "/survey").with(as(ada)).with(csrf()).param("comment", "Thanks"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Choose a rating from 1 to 5")))
        .andExpect(content().string(containsString("Thanks</textarea>")));
    mvc.perform(post(page + "/survey").with(as(ada)).with(csrf()).param("rating", "5"))
        .andExpect(redirectedUrl(page + "/survey"));
    mvc.perform(get(page + "/survey").with(as(ada)))
        .andExpect(content().string(containsString("Thank you")));
  }
}
