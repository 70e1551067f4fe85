package com.sysopsquad.portal.ticket;

/** The ticket cannot be submitted; the message tells the customer why and what can be done. */
public final class TicketNotPossible extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TicketNotPossible(String sentence) {
    super(sentence);
  }
}
