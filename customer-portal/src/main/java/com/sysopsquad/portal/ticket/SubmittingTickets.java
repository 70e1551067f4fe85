package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.message.TicketSubmitted;
import com.sysopsquad.flows.ticket.TicketDispatch;
import com.sysopsquad.portal.account.Customers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a customer's ticket and passes it on to sysops. */
@Service
public class SubmittingTickets {

  static final int LONGEST_TITLE = 120;
  static final int LONGEST_DESCRIPTION = 4_000;

  private final Tickets tickets;
  private final Customers customers;
  private final TicketDispatch sysops;
  private final Clock clock;

  SubmittingTickets(Tickets tickets, Customers customers, TicketDispatch sysops, Clock clock) {
    this.tickets = tickets;
    this.customers = customers;
    this.sysops = sysops;
    this.clock = clock;
  }

  /**
   * Keeps the ticket and sends it to sysops; the same one again changes nothing.
   *
   * @param id names the ticket for ever; whoever submits it chooses it, so that it can be repeated
   * @throws TicketNotPossible if the title is missing, or a text is too long
   */
  @Transactional
  public void submit(UUID customerId, UUID id, String title, String description) {
    String what = fitting("title", title, LONGEST_TITLE);
    String details = fitting("description", description, LONGEST_DESCRIPTION);
    if (what.isEmpty()) {
      throw new TicketNotPossible("Please say in a few words what is wrong.");
    }
    Instant now = clock.instant();
    if (tickets.add(id, customerId, what, details, now)) {
      sysops.submit(
          List.of(
              new TicketSubmitted(id, customers.get(customerId).details(), what, details, now)));
    } else {
      tickets.get(customerId, id);
    }
  }

  private static String fitting(String name, String text, int longest) {
    // PostgreSQL stores no NUL.
    String fitting = text.replace("\0", "").strip();
    if (fitting.length() > longest) {
      throw new TicketNotPossible(
          "The %s is too long: please use at most %d characters.".formatted(name, longest));
    }
    return fitting;
  }
}
