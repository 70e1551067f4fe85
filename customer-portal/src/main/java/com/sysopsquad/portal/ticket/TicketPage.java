package com.sysopsquad.portal.ticket;

import java.util.List;

/**
 * A page of a customer's matching tickets, newest first.
 *
 * @param words search words; empty for any
 * @param page counted from 1
 * @param pages how many pages there are, at least 1
 * @param total how many tickets there are on all pages
 */
public record TicketPage(
    List<Ticket> tickets, TicketFilter filter, String words, int page, int pages, long total) {

  /** Whether the customer has no ticket at all, as opposed to no matching one. */
  public boolean isNone() {
    return total == 0 && filter == TicketFilter.ALL && words.isEmpty();
  }

  /** Whether there are newer ones on the previous page. */
  public boolean hasNewer() {
    return page > 1;
  }

  /** Whether there are older ones on the next page. */
  public boolean hasOlder() {
    return page < pages;
  }
}
