package com.sysopsquad.portal.survey;

import com.sysopsquad.portal.link.Link;
import com.sysopsquad.portal.link.Link.Purpose;
import com.sysopsquad.portal.link.Links;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.Tickets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Links in emails with which a survey is answered without signing in. */
@Service
class SurveyLinks {

  /** What someone with a link may see. */
  record Linked(UUID customerId, Ticket ticket) {}

  private final Links links;
  private final Tickets tickets;

  SurveyLinks(Links links, Tickets tickets) {
    this.links = links;
    this.tickets = tickets;
  }

  /** The ticket of a link that is still valid, however often it is used. */
  Optional<Linked> find(String secret) {
    return links
        .find(Purpose.SURVEY, secret)
        .map(Link::subjectId)
        .flatMap(
            ticket ->
                tickets
                    .customerOf(ticket)
                    .map(customer -> new Linked(customer, tickets.get(customer, ticket))));
  }
}
