package com.sysopsquad.portal.invoice;

import java.util.List;

/**
 * A page of a customer's invoices, the newest first.
 *
 * @param page counts from 1
 * @param pages how many there are, at least 1
 * @param total how many invoices there are on all pages
 */
public record InvoicePage(List<InvoiceSummary> invoices, int page, int pages, long total) {

  /** Whether there are newer ones on the page before. */
  public boolean hasNewer() {
    return page > 1;
  }

  /** Whether there are older ones on the page after. */
  public boolean hasOlder() {
    return page < pages;
  }
}
