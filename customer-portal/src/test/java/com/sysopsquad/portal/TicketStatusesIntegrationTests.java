package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.PortalFixture.TestTickets;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.ticket.TicketProgress;
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

/** What sysops tells of a ticket, and what of it counts. */
@PortalTest
class TicketStatusesIntegrationTests {

  private final BillingSide neighbours = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired TestTickets arriving;
  @Autowired SubmittingTickets submitting;
  @Autowired CommentingTickets commenting;
  @Autowired ClosingTickets closing;
  @Autowired Tickets tickets;
  @Autowired Timelines timelines;
  @Autowired JdbcClient jdbc;

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
    arriving.await(ada, ticket, TicketProgress.NEW);
    assertThat(neighbours.tickets().find(ticket).customerName()).isEqualTo("Ada Barrow");

    neighbours.resolve(ticket);

    arriving.await(ada, ticket, TicketProgress.RESOLVED);
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
    arriving.receive(ada, ticket);
    long before = inbox();

    long first = neighbours.tickets().find(ticket).version();

    neighbours.send(
        told(first + 3, TicketState.RESOLVED), told(first + 2, TicketState.IN_PROGRESS));
    neighbours.send(told(first + 1, TicketState.ASSIGNED));
    neighbours.send(told(first + 3, TicketState.CLOSED));

    await().until(() -> timelines.of(ada.id(), ticket).size() == 5);
    await().until(() -> inbox() >= before + 4);
    assertThat(tickets.get(ada.id(), ticket).progress()).isEqualTo(TicketProgress.RESOLVED);
    assertThat(tickets.get(ada.id(), ticket).version()).isEqualTo(first + 3);
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
    arriving.receive(ada, ticket);
    UUID another = UUID.randomUUID();
    submitting.submit(ada.id(), PortalFixture.ticket(another, "No sound", ""), List.of());
    arriving.await(ada, another, TicketProgress.NEW);
    UUID ben = customers.register("Ben Dawson").id();

    neighbours.send(
        told(UUID.randomUUID(), ada.id(), 1, TicketState.NEW),
        told(another, ben, neighbours.tickets().find(another).version() + 8, TicketState.CLOSED),
        told(neighbours.tickets().find(ticket).version() + 1, TicketState.ASSIGNED));

    arriving.await(ada, ticket, TicketProgress.ASSIGNED);
    assertThat(tickets.get(ada.id(), another).progress()).isEqualTo(TicketProgress.NEW);
    assertThat(timelines.of(ada.id(), another)).hasSize(2);
  }

  @Test
  void aTicketThatItsCustomerClosesIsClosedAtOnceWhateverSysopsStillTells() {
    arriving.receive(ada, ticket);
    neighbours.move(ticket, TicketState.ASSIGNED, null);
    arriving.await(ada, ticket, TicketProgress.ASSIGNED);

    closing.close(ada.id(), ticket);
    closing.close(ada.id(), ticket);

    arriving.await(ada, ticket, TicketProgress.CLOSED);
    await().until(() -> neighbours.tickets().find(ticket).state() == TicketState.CLOSED);
    long last = neighbours.tickets().find(ticket).version();
    await().until(() -> tickets.get(ada.id(), ticket).version() == last);
    neighbours.send(told(last + 1, TicketState.IN_PROGRESS));
    await().until(() -> tickets.get(ada.id(), ticket).version() == last + 1);
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

  private TicketStatusChanged told(long version, TicketState state) {
    return told(ticket, ada.id(), version, state);
  }

  private static TicketStatusChanged told(
      UUID ticket, UUID customer, long version, TicketState state) {
    return new TicketStatusChanged(ticket, customer, version, state, null, PortalFixture.NOW);
  }

  /** Messages that the portal has taken note of. */
  private long inbox() {
    return jdbc.sql("select count(*) from delivery.inbox").query(Long.class).single();
  }
}
