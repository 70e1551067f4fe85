package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.message.TicketState;
import com.sysopsquad.flows.message.TicketStatusChanged;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Credential;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.survey.AnsweringSurveys;
import com.sysopsquad.portal.survey.SurveyNotPossible;
import com.sysopsquad.portal.ticket.NoSuchTicket;
import com.sysopsquad.portal.ticket.SubmittingTickets;
import com.sysopsquad.portal.ticket.TicketEvent;
import com.sysopsquad.portal.ticket.TicketNotPossible;
import com.sysopsquad.portal.ticket.TicketProgress;
import com.sysopsquad.portal.ticket.Tickets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Tickets and surveys, with the real quanta next door at the other end. */
@PortalTest
class TicketsIntegrationTests {

  private final BillingSide neighbours = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired SubmittingTickets submitting;
  @Autowired Tickets tickets;
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
  void aTicketIsShownAsSubmittedAndThenAsSysopsTells() {
    submitting.submit(ada.id(), ticket, "  No picture ", "It stays black.");

    assertThat(tickets.get(ada.id(), ticket).title()).isEqualTo("No picture");
    awaitProgress(TicketProgress.NEW);
    assertThat(neighbours.tickets().find(ticket).customerName()).isEqualTo("Ada Barrow");

    resolve();

    awaitProgress(TicketProgress.RESOLVED);
    assertThat(tickets.timeline(ada.id(), ticket))
        .extracting(TicketEvent::progress)
        .containsExactly(
            TicketProgress.RESOLVED,
            TicketProgress.IN_PROGRESS,
            TicketProgress.ASSIGNED,
            TicketProgress.NEW);
    assertThat(tickets.timeline(ada.id(), ticket).getFirst().note()).isEqualTo("A new cable.");
  }

  @Test
  void anOldOrRepeatedStatusChangesNothing() {
    received();
    long before = inbox();

    neighbours.send(told(4, TicketState.RESOLVED), told(3, TicketState.IN_PROGRESS));
    neighbours.send(told(2, TicketState.ASSIGNED));
    neighbours.send(told(4, TicketState.CLOSED));

    await().until(() -> tickets.timeline(ada.id(), ticket).size() == 4);
    await().until(() -> inbox() >= before + 4);
    assertThat(tickets.get(ada.id(), ticket).progress()).isEqualTo(TicketProgress.RESOLVED);
    assertThat(tickets.get(ada.id(), ticket).version()).isEqualTo(4);
    assertThat(tickets.timeline(ada.id(), ticket))
        .extracting(TicketEvent::version)
        .containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void aStatusOfAnUnknownOrForeignTicketStopsNoOther() {
    received();
    UUID another = UUID.randomUUID();
    submitting.submit(ada.id(), another, "No sound", "");
    await().until(() -> tickets.get(ada.id(), another).progress() == TicketProgress.NEW);
    UUID ben = customers.register("Ben Dawson").id();

    neighbours.send(
        told(UUID.randomUUID(), ada.id(), 1, TicketState.NEW),
        told(another, ben, 9, TicketState.CLOSED),
        told(2, TicketState.ASSIGNED));

    awaitProgress(TicketProgress.ASSIGNED);
    assertThat(tickets.get(ada.id(), another).progress()).isEqualTo(TicketProgress.NEW);
    assertThat(tickets.timeline(ada.id(), another)).hasSize(1);
  }

  @Test
  void theSameTicketAgainSendsNothingAndBelongsToItsCustomerAlone() {
    received();

    submitting.submit(ada.id(), ticket, "Another title", "");

    assertThat(tickets.get(ada.id(), ticket).title()).isEqualTo("No picture");
    assertThat(waiting("SYSOPS.TICKET")).isZero();
    UUID ben = customers.register("Ben Dawson").id();
    assertThatThrownBy(() -> submitting.submit(ben, ticket, "Mine", ""))
        .isInstanceOf(NoSuchTicket.class);
    assertThatThrownBy(() -> tickets.get(ben, ticket)).isInstanceOf(NoSuchTicket.class);
    assertThat(tickets.timeline(ben, ticket)).isEmpty();
  }

  @Test
  void aTicketWithoutAFittingTitleIsRefused() {
    assertThatThrownBy(() -> submitting.submit(ada.id(), ticket, " ", "It stays black."))
        .isInstanceOf(TicketNotPossible.class)
        .hasMessageContaining("in a few words");
    assertThatThrownBy(() -> submitting.submit(ada.id(), ticket, "x".repeat(121), ""))
        .isInstanceOf(TicketNotPossible.class)
        .hasMessageContaining("at most 120 characters");

    assertThat(tickets.of(ada.id())).isEmpty();
  }

  @Test
  void aSurveyIsAnsweredOnceAndOnlyTheFactStaysHere() {
    received();
    assertThatThrownBy(() -> answering.answer(ada.id(), ticket, 5, ""))
        .isInstanceOf(SurveyNotPossible.class)
        .hasMessageContaining("once your ticket is resolved");
    resolve();
    awaitProgress(TicketProgress.RESOLVED);
    assertThatThrownBy(() -> answering.answer(ada.id(), ticket, 6, ""))
        .isInstanceOf(SurveyNotPossible.class);
    UUID ben = customers.register("Ben Dawson").id();
    assertThatThrownBy(() -> answering.answer(ben, ticket, 1, "")).isInstanceOf(NoSuchTicket.class);

    answering.answer(ada.id(), ticket, 4, " Quick and kind ");
    answering.answer(ada.id(), ticket, 1, "Changed my mind");

    await().until(() -> !answers().isEmpty());
    assertThat(answers()).containsExactly("4 Quick and kind");
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
        .andExpect(content().string(containsString("No ticket yet")))
        .andExpect(content().string(not(containsString("style="))));
    String page = "/tickets/" + ticket;
    mvc.perform(
            post("/tickets")
                .with(as(ada))
                .with(csrf())
                .param("id", ticket.toString())
                .param("title", "<b>No picture</b>")
                .param("description", "It stays black."))
        .andExpect(redirectedUrl(page));
    mvc.perform(get("/tickets").with(as(ada)))
        .andExpect(content().string(containsString("&lt;b&gt;No picture&lt;/b&gt;")))
        .andExpect(content().string(containsString(page)));
    awaitProgress(TicketProgress.NEW);
    mvc.perform(get(page).with(as(ada)))
        .andExpect(content().string(containsString("Received")))
        .andExpect(content().string(not(containsString("Tell us how we did"))));
    mvc.perform(get(page + "/survey").with(as(ada)))
        .andExpect(content().string(containsString("Please come back")));

    resolve();
    awaitProgress(TicketProgress.RESOLVED);

    mvc.perform(get(page).with(as(ada)))
        .andExpect(content().string(containsString("A new cable.")))
        .andExpect(content().string(containsString("Tell us how we did")));
    mvc.perform(get(page + "/survey").with(as(ada)))
        .andExpect(content().string(containsString("5 – excellent")))
        .andExpect(content().string(containsString("value=\"1\"")));
    mvc.perform(post(page + "/survey").with(as(ada)).with(csrf()).param("comment", "Thanks"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("choose one of the five")))
        .andExpect(content().string(containsString("Thanks</textarea>")));
    mvc.perform(post(page + "/survey").with(as(ada)).with(csrf()).param("rating", "5"))
        .andExpect(redirectedUrl(page + "/survey"));
    mvc.perform(get(page + "/survey").with(as(ada)))
        .andExpect(content().string(containsString("Thank you")));
  }

  @Test
  void aRefusedTicketKeepsWhatWasTypedAndAForeignOneIsNotFound() throws Exception {
    Customer ben = customers.register("Ben Dawson");
    received();

    mvc.perform(
            post("/tickets")
                .with(as(ada))
                .with(csrf())
                .param("title", " ")
                .param("description", "It stays black."))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("in a few words")))
        .andExpect(content().string(containsString("It stays black.</textarea>")));
    mvc.perform(post("/tickets").with(as(ada)).param("title", "No token"))
        .andExpect(status().isForbidden());
    for (String page : List.of("/tickets/" + ticket, "/tickets/" + ticket + "/survey")) {
      mvc.perform(get(page).with(as(ben))).andExpect(status().isNotFound());
    }
    mvc.perform(get("/tickets/nonsense").with(as(ada))).andExpect(status().isBadRequest());
  }

  private void received() {
    submitting.submit(ada.id(), ticket, "No picture", "It stays black.");
    awaitProgress(TicketProgress.NEW);
  }

  private void resolve() {
    move(TicketState.ASSIGNED, 1, null);
    move(TicketState.IN_PROGRESS, 2, null);
    move(TicketState.RESOLVED, 3, "A new cable.");
  }

  private void move(TicketState to, long version, @Nullable String note) {
    neighbours.tickets().move(ticket, to, version, note, "olive");
  }

  private TicketStatusChanged told(long version, TicketState state) {
    return told(ticket, ada.id(), version, state);
  }

  private static TicketStatusChanged told(
      UUID ticket, UUID customer, long version, TicketState state) {
    return new TicketStatusChanged(ticket, customer, version, state, null, PortalFixture.NOW);
  }

  private void awaitProgress(TicketProgress progress) {
    await().until(() -> tickets.get(ada.id(), ticket).progress() == progress);
  }

  /** Messages that the portal has taken note of. */
  private long inbox() {
    return jdbc.sql("select count(*) from delivery.inbox").query(Long.class).single();
  }

  private long waiting(String queue) {
    return jdbc.sql("select count(*) from delivery.outbox where queue = ? and subject = ?")
        .params(queue, ticket.toString())
        .query(Long.class)
        .single();
  }

  private List<String> answers() {
    return neighbours
        .reporting()
        .sql(
            "select concat_ws(' ', rating, comment) from reporting.survey_answer where ticket_id = ?")
        .param(ticket)
        .query(String.class)
        .list();
  }

  private static RequestPostProcessor as(Customer customer) {
    return user(new SignedInCustomer(new Credential(customer.id(), customer.name(), "")));
  }
}
