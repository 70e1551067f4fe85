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
import com.sysopsquad.flows.neighbours.sysops.TicketComment;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Credential;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.survey.AnsweringSurveys;
import com.sysopsquad.portal.survey.SurveyNotPossible;
import com.sysopsquad.portal.ticket.ClosingTickets;
import com.sysopsquad.portal.ticket.CommentingTickets;
import com.sysopsquad.portal.ticket.NoSuchTicket;
import com.sysopsquad.portal.ticket.SubmittingTickets;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.TicketFilter;
import com.sysopsquad.portal.ticket.TicketNotPossible;
import com.sysopsquad.portal.ticket.TicketProgress;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.TimelineEntry;
import com.sysopsquad.portal.ticket.Timelines;
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
  @Autowired CommentingTickets commenting;
  @Autowired ClosingTickets closing;
  @Autowired Tickets tickets;
  @Autowired Timelines timelines;
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
    submitting.submit(
        ada.id(), PortalFixture.ticket(ticket, "  No picture ", "It stays black."), List.of());

    assertThat(tickets.get(ada.id(), ticket).title()).isEqualTo("No picture");
    awaitProgress(TicketProgress.NEW);
    assertThat(neighbours.tickets().find(ticket).customerName()).isEqualTo("Ada Barrow");

    resolve();

    awaitProgress(TicketProgress.RESOLVED);
    assertThat(timelines.of(ada.id(), ticket))
        .extracting(TimelineEntry::progress)
        .containsExactly(
            TicketProgress.RESOLVED,
            TicketProgress.IN_PROGRESS,
            TicketProgress.ASSIGNED,
            TicketProgress.NEW,
            null);
    assertThat(timelines.of(ada.id(), ticket).getFirst().text()).isEqualTo("A new cable.");
  }

  @Test
  void anOldOrRepeatedStatusChangesNothing() {
    received();
    long before = inbox();

    neighbours.send(told(4, TicketState.RESOLVED), told(3, TicketState.IN_PROGRESS));
    neighbours.send(told(2, TicketState.ASSIGNED));
    neighbours.send(told(4, TicketState.CLOSED));

    await().until(() -> timelines.of(ada.id(), ticket).size() == 5);
    await().until(() -> inbox() >= before + 4);
    assertThat(tickets.get(ada.id(), ticket).progress()).isEqualTo(TicketProgress.RESOLVED);
    assertThat(tickets.get(ada.id(), ticket).version()).isEqualTo(4);
    assertThat(timelines.of(ada.id(), ticket))
        .as("in the order of arrival")
        .extracting(TimelineEntry::progress)
        .containsExactly(
            TicketProgress.ASSIGNED,
            TicketProgress.IN_PROGRESS,
            TicketProgress.RESOLVED,
            TicketProgress.NEW,
            null);
  }

  @Test
  void aStatusOfAnUnknownOrForeignTicketStopsNoOther() {
    received();
    UUID another = UUID.randomUUID();
    submitting.submit(ada.id(), PortalFixture.ticket(another, "No sound", ""), List.of());
    await().until(() -> tickets.get(ada.id(), another).progress() == TicketProgress.NEW);
    UUID ben = customers.register("Ben Dawson").id();

    neighbours.send(
        told(UUID.randomUUID(), ada.id(), 1, TicketState.NEW),
        told(another, ben, 9, TicketState.CLOSED),
        told(2, TicketState.ASSIGNED));

    awaitProgress(TicketProgress.ASSIGNED);
    assertThat(tickets.get(ada.id(), another).progress()).isEqualTo(TicketProgress.NEW);
    assertThat(timelines.of(ada.id(), another)).hasSize(2);
  }

  @Test
  void theSameTicketAgainSendsNothingAndBelongsToItsCustomerAlone() {
    received();

    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "Another title", ""), List.of());

    assertThat(tickets.get(ada.id(), ticket).title()).isEqualTo("No picture");
    assertThat(waiting("SYSOPS.TICKET")).isZero();
    UUID ben = customers.register("Ben Dawson").id();
    assertThatThrownBy(
            () -> submitting.submit(ben, PortalFixture.ticket(ticket, "Mine", ""), List.of()))
        .isInstanceOf(NoSuchTicket.class);
    assertThatThrownBy(() -> tickets.get(ben, ticket)).isInstanceOf(NoSuchTicket.class);
    assertThat(timelines.of(ben, ticket)).isEmpty();
  }

  @Test
  void aTicketWithoutAFittingTitleIsRefused() {
    assertThatThrownBy(
            () ->
                submitting.submit(
                    ada.id(), PortalFixture.ticket(ticket, " ", "It stays black."), List.of()))
        .isInstanceOf(TicketNotPossible.class)
        .hasMessage("ticket.title-missing");
    assertThatThrownBy(
            () ->
                submitting.submit(
                    ada.id(), PortalFixture.ticket(ticket, "x".repeat(121), ""), List.of()))
        .isInstanceOf(TicketNotPossible.class)
        .hasMessage("ticket.title-too-long");

    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 1).tickets()).isEmpty();
  }

  @Test
  void aCommentIsShownAtOnceAndReachesSysopsOnceAndInOrder() {
    UUID comment = UUID.randomUUID();
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "No picture", ""), List.of());
    commenting.comment(ada.id(), ticket, comment, " It smells,\r\ntoo. ", List.of());
    commenting.comment(ada.id(), ticket, comment, "Another text", List.of());
    commenting.comment(ada.id(), ticket, UUID.randomUUID(), "Now it smokes.", List.of());

    assertThat(timelines.of(ada.id(), ticket))
        .filteredOn(entry -> entry.kind() == TimelineEntry.Kind.COMMENTED)
        .extracting(TimelineEntry::text)
        .containsExactly("Now it smokes.", "It smells,\ntoo.");
    await().until(() -> received(ticket).size() == 2);
    assertThat(received(ticket)).containsExactly("It smells,\ntoo.", "Now it smokes.");
  }

  @Test
  void aTicketThatItsCustomerClosesIsClosedAtOnceWhateverSysopsStillTells() {
    received();
    move(TicketState.ASSIGNED, 1, null);
    awaitProgress(TicketProgress.ASSIGNED);

    closing.close(ada.id(), ticket);
    closing.close(ada.id(), ticket);

    awaitProgress(TicketProgress.CLOSED);
    await().until(() -> neighbours.tickets().find(ticket).state() == TicketState.CLOSED);
    assertThat(neighbours.tickets().find(ticket).version()).isEqualTo(3);
    await().until(() -> tickets.get(ada.id(), ticket).version() == 3);
    neighbours.send(told(4, TicketState.IN_PROGRESS));
    await().until(() -> tickets.get(ada.id(), ticket).version() == 4);
    assertThat(tickets.get(ada.id(), ticket).progress()).isEqualTo(TicketProgress.CLOSED);
    assertThat(timelines.of(ada.id(), ticket))
        .extracting(TimelineEntry::kind)
        .filteredOn(TimelineEntry.Kind.CLOSED::equals)
        .hasSize(1);
    assertThatThrownBy(
            () -> commenting.comment(ada.id(), ticket, UUID.randomUUID(), "More", List.of()))
        .isInstanceOf(TicketNotPossible.class)
        .hasMessage("ticket.comment-closed");
  }

  @Test
  void nobodyCommentsOnOrClosesTheTicketOfSomebodyElse() {
    received();
    UUID ben = customers.register("Ben Dawson").id();
    UUID mine = UUID.randomUUID();
    submitting.submit(ben, PortalFixture.ticket(mine, "Mine", ""), List.of());
    UUID comment = UUID.randomUUID();
    commenting.comment(ada.id(), ticket, comment, "It smells, too.", List.of());

    assertThatThrownBy(() -> commenting.comment(ben, ticket, UUID.randomUUID(), "Haha", List.of()))
        .isInstanceOf(NoSuchTicket.class);
    assertThatThrownBy(() -> commenting.comment(ben, mine, comment, "Haha", List.of()))
        .isInstanceOf(NoSuchTicket.class);
    assertThatThrownBy(() -> closing.close(ben, ticket)).isInstanceOf(NoSuchTicket.class);
    assertThat(tickets.get(ada.id(), ticket).isClosed()).isFalse();
  }

  @Test
  void ticketsAreFilteredSearchedAndPaged() {
    for (int i = 1; i <= 21; i++) {
      submitting.submit(
          ada.id(), PortalFixture.ticket(UUID.randomUUID(), "Trouble " + i, "100%"), List.of());
    }
    Ticket kept =
        submitting.submit(
            ada.id(), PortalFixture.ticket(ticket, "Kein Bild", "Schwärze"), List.of());
    closing.close(ada.id(), ticket);

    assertThat(tickets.page(ada.id(), TicketFilter.OPEN, "", 1).total()).isEqualTo(21);
    assertThat(tickets.page(ada.id(), TicketFilter.DONE, "", 1).tickets())
        .extracting(Ticket::id)
        .containsExactly(ticket);
    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 2).tickets()).hasSize(2);
    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 99).page()).isEqualTo(2);
    for (String words : List.of("SCHWÄRZE", "kein", kept.number())) {
      assertThat(tickets.page(ada.id(), TicketFilter.ALL, words, 1).tickets())
          .as(words)
          .extracting(Ticket::id)
          .containsExactly(ticket);
    }
    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "%", 1).total()).isEqualTo(21);
    assertThat(tickets.page(customers.register("Ben Dawson").id(), TicketFilter.ALL, "", 1))
        .satisfies(page -> assertThat(page.isNone()).isTrue());
  }

  @Test
  void aSurveyIsAnsweredOnceAndOnlyTheFactStaysHere() {
    received();
    assertThatThrownBy(() -> answering.answer(ada.id(), ticket, 5, ""))
        .isInstanceOf(SurveyNotPossible.class)
        .hasMessage("survey.not-resolved");
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
    mvc.perform(get("/tickets/nonsense").with(as(ada))).andExpect(status().isNotFound());
  }

  private void received() {
    submitting.submit(
        ada.id(), PortalFixture.ticket(ticket, "No picture", "It stays black."), List.of());
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

  /** The comments that sysops has. */
  private List<String> received(UUID id) {
    return neighbours.tickets().comments(id).stream().map(TicketComment::text).toList();
  }

  private static RequestPostProcessor as(Customer customer) {
    return user(new SignedInCustomer(new Credential(customer.id(), customer.name(), "")));
  }
}
