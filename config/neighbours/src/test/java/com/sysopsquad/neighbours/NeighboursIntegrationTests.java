package com.sysopsquad.neighbours;

import static com.sysopsquad.neighbours.CustomerEnd.NOON;
import static com.sysopsquad.neighbours.CustomerEnd.PATIENCE;
import static com.sysopsquad.neighbours.CustomerEnd.photo;
import static com.sysopsquad.neighbours.CustomerEnd.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketClosed;
import com.sysopsquad.flows.ticket.TicketCommented;
import com.sysopsquad.flows.ticket.TicketPhoto;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.neighbours.sysops.MoveNotPossible;
import com.sysopsquad.neighbours.sysops.NoSuchTicket;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import com.sysopsquad.neighbours.sysops.TicketChange;
import com.sysopsquad.neighbours.sysops.TicketComment;
import com.sysopsquad.platform.TestPlatform;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tickets and surveys from the customer quantum to the quanta next door, and back. */
class NeighboursIntegrationTests {

  private static TestPlatform.Database sysops;
  private static TestPlatform.Database reporting;
  private static CustomerEnd customer;
  private static TestProcess operations;
  private static SysopsTickets tickets;

  @BeforeAll
  static void start() {
    TestPlatform platform = TestPlatform.start();
    platform.purgeQueues();
    sysops = platform.freshDatabase("sysops");
    reporting = platform.freshDatabase("reporting");
    customer = new CustomerEnd();
    operations = CustomerEnd.operations(sysops.url(), reporting.url());
    tickets = operations.bean(SysopsTickets.class);
  }

  @AfterAll
  static void stop() {
    operations.close();
    customer.close();
  }

  @Test
  void aTicketIsTakenInAndItsCustomerIsTold() {
    TicketSubmitted ticket = ticket();

    customer.submit(ticket);

    await().atMost(PATIENCE).until(() -> customer.told(ticket).equals(List.of("1 NEW")));
    assertThat(tickets.find(ticket.ticketId()))
        .satisfies(
            taken -> {
              assertThat(taken.customerName()).isEqualTo("Ada Byron");
              assertThat(taken.address()).isEqualTo("1 Main St\nReno, NV 89501");
              assertThat(taken.title()).isEqualTo("No picture");
              assertThat(taken.submittedAt()).isEqualTo(NOON);
              assertThat(taken.next()).containsExactly(TicketState.ASSIGNED);
              assertThat(taken.number()).isEqualTo("T-100001");
              assertThat(taken.category()).isEqualTo(TicketCategory.HARDWARE);
              assertThat(taken.urgency()).isEqualTo(TicketUrgency.HIGH);
              assertThat(taken.device()).isEqualTo("Acme Wide, TELEVISION, serial number W-1");
            });
    assertThat(tickets.newest(0, 50)).contains(tickets.find(ticket.ticketId()));
    assertThat(tickets.photos(ticket.ticketId())).isEqualTo(ticket.photos());
  }

  @Test
  void aTicketOfAnOlderSenderIsTakenIn() {
    TicketSubmitted full = ticket();
    TicketSubmitted ticket =
        new TicketSubmitted(
            full.ticketId(),
            full.customer(),
            full.title(),
            full.description(),
            NOON,
            null,
            null,
            null,
            null,
            null);

    customer.submit(ticket);

    await().atMost(PATIENCE).until(() -> customer.told(ticket).equals(List.of("1 NEW")));
    assertThat(tickets.find(ticket.ticketId()).urgency()).isNull();
    assertThat(tickets.photos(ticket.ticketId())).isEmpty();
  }

  @Test
  void commentsComeOnceAndInOrder() {
    TicketSubmitted ticket = ticket();
    TicketPhoto photo = photo();
    TicketCommented first = comment(ticket, "It smells, too.", photo);

    customer.submit(ticket, first, comment(ticket, "Now it smokes.", photo()), first);
    customer.submit(closed(ticket));

    await().atMost(PATIENCE).until(() -> customer.told(ticket).size() == 2);
    assertThat(tickets.comments(ticket.ticketId()))
        .extracting(TicketComment::text)
        .containsExactly("It smells, too.", "Now it smokes.");
    assertThat(tickets.photos(ticket.ticketId())).hasSize(3).contains(photo);
  }

  @Test
  void aCustomerClosesATicketInWhateverStateAndExpertsAreToldSo() {
    TicketSubmitted ticket = takenIn();
    move(ticket, TicketState.ASSIGNED, 1);

    customer.submit(closed(ticket), closed(ticket));

    await().atMost(PATIENCE).until(() -> customer.told(ticket).size() == 3);
    assertThat(customer.told(ticket)).containsExactly("1 NEW", "2 ASSIGNED", "3 CLOSED");
    assertThatThrownBy(() -> move(ticket, TicketState.IN_PROGRESS, 2))
        .isInstanceOf(MoveNotPossible.class)
        .hasMessageContaining("is now CLOSED");
    assertThatThrownBy(() -> move(ticket, TicketState.IN_PROGRESS, 3))
        .isInstanceOf(MoveNotPossible.class);
    assertThat(tickets.changes(ticket.ticketId()))
        .extracting(TicketChange::actor)
        .containsExactly("customer", "olive", "customer");
  }

  @Test
  void everyMoveReachesTheCustomerInOrder() {
    TicketSubmitted ticket = takenIn();

    move(ticket, TicketState.ASSIGNED, 1);
    move(ticket, TicketState.IN_PROGRESS, 2);
    move(ticket, TicketState.RESOLVED, 3);
    move(ticket, TicketState.IN_PROGRESS, 4);
    move(ticket, TicketState.RESOLVED, 5);
    move(ticket, TicketState.CLOSED, 6);

    await().atMost(PATIENCE).until(() -> customer.told(ticket).size() == 7);
    assertThat(customer.told(ticket))
        .containsExactly(
            "1 NEW",
            "2 ASSIGNED",
            "3 IN_PROGRESS",
            "4 RESOLVED",
            "5 IN_PROGRESS",
            "6 RESOLVED",
            "7 CLOSED");
    assertThat(tickets.changes(ticket.ticketId()))
        .extracting(TicketChange::actor)
        .containsExactly("customer", "olive", "olive", "olive", "olive", "olive", "olive");
  }

  @Test
  void theSameTicketAgainIsTakenInOnce() {
    TicketSubmitted ticket = takenIn();

    customer.submit(ticket, ticket);
    TicketSubmitted later = ticket();
    customer.submit(later);

    await().atMost(PATIENCE).until(() -> customer.told(later).size() == 1);
    await().atMost(PATIENCE).until(() -> inboxOfSysopsIsQuiet());
    assertThat(customer.told(ticket)).containsExactly("1 NEW");
    assertThat(tickets.changes(ticket.ticketId())).hasSize(1);
  }

  @Test
  void anImpossibleMoveIsRefusedWithASentenceAndNobodyIsTold() {
    TicketSubmitted ticket = takenIn();

    assertThatThrownBy(() -> move(ticket, TicketState.RESOLVED, 1))
        .isInstanceOf(MoveNotPossible.class)
        .hasMessageContaining("is NEW. It can become ASSIGNED, but not RESOLVED.");
    long unseen = tickets.find(ticket.ticketId()).version() + 1;
    assertThatThrownBy(
            () -> tickets.move(ticket.ticketId(), TicketState.ASSIGNED, unseen, null, "olive"))
        .isInstanceOf(MoveNotPossible.class)
        .hasMessageContaining("has changed and is now NEW.");
    assertThatThrownBy(
            () -> tickets.move(UUID.randomUUID(), TicketState.ASSIGNED, 1, null, "olive"))
        .isInstanceOf(NoSuchTicket.class);

    move(ticket, TicketState.ASSIGNED, 1);
    await().atMost(PATIENCE).until(() -> customer.told(ticket).size() == 2);
    assertThat(customer.told(ticket)).containsExactly("1 NEW", "2 ASSIGNED");
  }

  @Test
  void ofManyMovesAtOnceOneIsMade() throws Exception {
    TicketSubmitted ticket = takenIn();
    Callable<Boolean> attempt =
        () -> {
          try {
            move(ticket, TicketState.ASSIGNED, 1);
            return true;
          } catch (MoveNotPossible refused) {
            return false;
          }
        };

    long made = 0;
    try (ExecutorService experts = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : experts.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
        made += result.get() ? 1 : 0;
      }
    }

    assertThat(made).isOne();
    assertThat(tickets.changes(ticket.ticketId())).hasSize(2);
  }

  @Test
  void reportingKeepsTheFirstAnswerOfATicket() {
    UUID ticket = UUID.randomUUID();
    UUID another = UUID.randomUUID();

    customer.answer(ticket, 5, "Quick and kind");
    customer.answer(ticket, 1, "Changed my mind");
    customer.answer(another, 3, null);

    JdbcClient database = JdbcClient.create(reporting.app());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                database
                    .sql("select count(*) from delivery.inbox")
                    .query(Long.class)
                    .single()
                    .equals(3L));
    assertThat(
            database
                .sql(
                    "select rating || ' ' || comment from reporting.survey_answer where ticket_id = ?")
                .param(ticket)
                .query(String.class)
                .list())
        .containsExactly("5 Quick and kind");
    assertThat(
            database
                .sql("select count(*) from reporting.survey_answer where ticket_id = ?")
                .param(another)
                .query(Long.class)
                .single())
        .isOne();
  }

  private static TicketCommented comment(TicketSubmitted ticket, String text, TicketPhoto photo) {
    return new TicketCommented(
        UUID.randomUUID(),
        ticket.ticketId(),
        ticket.customer().customerId(),
        text,
        List.of(photo),
        NOON);
  }

  private static TicketClosed closed(TicketSubmitted ticket) {
    return new TicketClosed(ticket.ticketId(), ticket.customer().customerId(), NOON);
  }

  private static TicketSubmitted takenIn() {
    TicketSubmitted ticket = ticket();
    customer.submit(ticket);
    await().atMost(PATIENCE).until(() -> customer.told(ticket).size() == 1);
    return ticket;
  }

  /** An expert who saw this change of the ticket, counted from 1, moves it. */
  private static void move(TicketSubmitted ticket, TicketState to, int seen) {
    long version = tickets.changes(ticket.ticketId()).get(seen - 1).version();
    tickets.move(ticket.ticketId(), to, version, null, "olive");
  }

  private static boolean inboxOfSysopsIsQuiet() {
    JdbcClient database = JdbcClient.create(sysops.app());
    long arrived = database.sql("select count(*) from delivery.inbox").query(Long.class).single();
    return arrived > database.sql("select count(*) from sysops.ticket").query(Long.class).single();
  }
}
