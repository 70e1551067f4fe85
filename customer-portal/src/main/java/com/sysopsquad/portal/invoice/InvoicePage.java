package com.sysopsquad.portal.invoice;

import java.util.List;

/**
 * A page of a customer's invoices, newest first.
 *
 * @param page counted from 1
 * @param pages how many pages there are, at least 1
 * @param total how many invoices there are on all pages
 */
public record InvoicePage(List<InvoiceSummary> invoices, int page, int pages, long total) {

  /** Whether there are newer ones on the previous page. */
  public boolean hasNewer() {
    return page > 1;
  }

  /** Whether there are older ones on the next page. */
  public boolean hasOlder() {
    return page < pages;
  }
}
