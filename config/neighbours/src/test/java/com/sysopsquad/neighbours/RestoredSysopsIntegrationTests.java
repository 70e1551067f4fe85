package com.sysopsquad.neighbours;

import static com.sysopsquad.neighbours.CustomerEnd.PATIENCE;
import static com.sysopsquad.neighbours.CustomerEnd.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import com.sysopsquad.neighbours.sysops.Ticket;
import com.sysopsquad.platform.TestPlatform;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What sysops does after its database was restored is newer than all that its customers were told
 * before, so that they see it: of a ticket that the copy has, and of one that it lacks and that is
 * sent again.
 */
class RestoredSysopsIntegrationTests {

  private final TestPlatform platform = TestPlatform.start();

  @Test
  void changesAfterARestoreAreNewerThanThoseBeforeIt() {
    platform.purgeQueues();
    TestPlatform.Database database = platform.freshDatabase("sysops");
    TestPlatform.Database reporting = platform.freshDatabase("reporting");
    TicketSubmitted kept = ticket();
    TicketSubmitted lost = ticket();
    try (CustomerEnd customer = new CustomerEnd();
        TestProcess operations = CustomerEnd.operations(database.url(), reporting.url())) {
      SysopsTickets tickets = operations.bean(SysopsTickets.class);
      customer.submit(kept);
      await().atMost(PATIENCE).until(() -> customer.told(kept).size() == 1);
      platform.backUp(database);
      customer.submit(lost);
      await().atMost(PATIENCE).until(() -> customer.told(lost).size() == 1);
      resolve(tickets, kept.ticketId());
      resolve(tickets, lost.ticketId());
      await().atMost(PATIENCE).until(() -> customer.told(kept).size() == 4);
      await().atMost(PATIENCE).until(() -> customer.told(lost).size() == 4);

      platform.restore(database);
      await().atMost(PATIENCE).ignoreExceptions().until(() -> state(tickets, kept) != null);
      move(tickets, kept.ticketId(), TicketState.ASSIGNED);
      customer.submit(lost);

      await().atMost(PATIENCE).until(() -> customer.told(kept).size() == 5);
      await().atMost(PATIENCE).until(() -> customer.told(lost).size() == 5);
      assertThat(customer.told(kept))
          .isEqualTo(List.of("1 NEW", "2 ASSIGNED", "3 IN_PROGRESS", "4 RESOLVED", "5 ASSIGNED"));
      assertThat(customer.told(lost))
          .isEqualTo(List.of("1 NEW", "2 ASSIGNED", "3 IN_PROGRESS", "4 RESOLVED", "5 NEW"));
    }
  }

  private static TicketState state(SysopsTickets tickets, TicketSubmitted ticket) {
    return tickets.find(ticket.ticketId()).state();
  }

  private static void resolve(SysopsTickets tickets, UUID ticket) {
    move(tickets, ticket, TicketState.ASSIGNED);
    move(tickets, ticket, TicketState.IN_PROGRESS);
    move(tickets, ticket, TicketState.RESOLVED);
  }

  private static void move(SysopsTickets tickets, UUID id, TicketState to) {
    Ticket ticket = tickets.find(id);
    tickets.move(id, to, ticket.version(), null, "olive");
  }
}
