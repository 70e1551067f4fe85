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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.neighbours.sysops.TicketComment;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.PortalFixture.TestTickets;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.ticket.NoSuchTicket;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.TicketFilter;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import com.sysopsquad.portal.ticket.submission.TicketNotPossible;
import com.sysopsquad.portal.ticket.thread.ClosingTickets;
import com.sysopsquad.portal.ticket.thread.CommentingTickets;
import com.sysopsquad.portal.ticket.thread.TimelineEntry;
import com.sysopsquad.portal.ticket.thread.Timelines;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Tickets and their comments, with sysops at the other end. */
@PortalTest
class TicketsIntegrationTests {

  private final BillingSide neighbours = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired TestTickets arriving;
  @Autowired SubmittingTickets submitting;
  @Autowired CommentingTickets commenting;
  @Autowired ClosingTickets closing;
  @Autowired Tickets tickets;
  @Autowired Timelines timelines;
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
  void theSameTicketAgainSendsNothingAndBelongsToItsCustomerAlone() {
    arriving.receive(ada, ticket);

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
  void nobodyCommentsOnOrClosesTheTicketOfSomebodyElse() {
    arriving.receive(ada, ticket);
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
          ada.id(),
          PortalFixture.ticket(UUID.randomUUID(), "PaymentFailure " + i, "100%"),
          List.of());
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
  void theOverviewShowsThreeOpenTicketsAndTheWayToFurtherOnes() throws Exception {
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "Done with", ""), List.of());
    closing.close(ada.id(), ticket);
    submit("PaymentFailure 1", "PaymentFailure 2", "PaymentFailure 3");

    mvc.perform(get("/").with(as(ada)))
        .andExpect(content().string(containsString("PaymentFailure 1")))
        .andExpect(content().string(containsString("PaymentFailure 2")))
        .andExpect(content().string(containsString("PaymentFailure 3")))
        .andExpect(content().string(not(containsString("Done with"))))
        .andExpect(content().string(not(containsString("/tickets?show=open"))));

    submit("PaymentFailure 4");

    assertThat(tickets.open(ada.id(), 3).newest()).hasSize(3);
    mvc.perform(get("/").with(as(ada)))
        .andExpect(content().string(containsString("/tickets?show=open")));
  }

  @Test
  void anOverviewWithoutOpenTicketsSaysSo() throws Exception {
    mvc.perform(get("/").with(as(ada)))
        .andExpect(content().string(containsString("No open tickets.")))
        .andExpect(content().string(containsString("/tickets/new")));
  }

  @Test
  void aRefusedTicketKeepsWhatWasTypedAndAForeignOneIsNotFound() throws Exception {
    Customer ben = customers.register("Ben Dawson");
    arriving.receive(ada, ticket);

    mvc.perform(
            post("/tickets")
                .with(as(ada))
                .with(csrf())
                .param("title", " ")
                .param("description", "It stays black."))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Enter a title.")))
        .andExpect(content().string(containsString("It stays black.</textarea>")));
    mvc.perform(post("/tickets").with(as(ada)).param("title", "No token"))
        .andExpect(status().isForbidden());
    for (String page : List.of("/tickets/" + ticket, "/tickets/" + ticket + "/survey")) {
      mvc.perform(get(page).with(as(ben))).andExpect(status().isNotFound());
    }
    mvc.perform(get("/tickets/nonsense").with(as(ada))).andExpect(status().isNotFound());
  }

  private void submit(String... titles) {
    for (String title : titles) {
      submitting.submit(ada.id(), PortalFixture.ticket(UUID.randomUUID(), title, ""), List.of());
    }
  }

  private long waiting(String queue) {
    return jdbc.sql("select count(*) from delivery.outbox where queue = ? and subject = ?")
        .params(queue, ticket.toString())
        .query(Long.class)
        .single();
  }

  /** The comments that sysops has. */
  private List<String> received(UUID id) {
    return neighbours.tickets().comments(id).stream().map(TicketComment::text).toList();
  }
}
