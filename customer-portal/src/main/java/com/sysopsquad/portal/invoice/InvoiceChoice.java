package com.sysopsquad.portal.invoice;

import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices to show.
 *
 * @param year year in which they were issued; null for all
 * @param page counted from 1
 */
record InvoiceChoice(@Nullable Year year, int page) {

  private static final int DIGITS = 4;

  /** Reads the parameters of a URL; invalid ones are ignored. */
  static InvoiceChoice of(String year, String page) {
    return new InvoiceChoice(
        year.length() == DIGITS && isNumber(year) ? Year.parse(year) : null,
        !page.isEmpty() && isNumber(page) ? clamped(page) : 1);
  }

  /** Only ASCII digits. */
  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int clamped(String page) {
    return page.length() > 9 ? Integer.MAX_VALUE : Math.max(1, Integer.parseInt(page));
  }
}
