package com.sysopsquad.portal.ticket;

import java.util.List;

/**
 * A page of those tickets of a customer that were asked for, the newest first.
 *
 * @param words that were looked for; empty: any
 * @param page counts from 1
 * @param pages how many there are, at least 1
 * @param total how many tickets there are on all pages
 */
public record TicketPage(
    List<Ticket> tickets, TicketFilter filter, String words, int page, int pages, long total) {

  /** Whether the customer has no ticket at all, as opposed to none like that. */
  public boolean isNone() {
    return total == 0 && filter == TicketFilter.ALL && words.isEmpty();
  }

  /** Whether there are newer ones on the page before. */
  public boolean hasNewer() {
    return page > 1;
  }

  /** Whether there are older ones on the page after. */
  public boolean hasOlder() {
    return page < pages;
  }
}
