package com.sysopsquad.jobs.console.frame;

import java.util.List;

/**
 * One page of a list, counted from 1.
 *
 * @param total how many there are on all pages
 */
public record Paged<T>(List<T> items, int page, int size, long total) {

  private static final int LAST = 1_000_000;

  /** Keeps a copy. */
  public Paged {
    items = List.copyOf(items);
  }

  /** The requested page, or the nearest existing one. */
  public static int clamp(int asked) {
    return Math.clamp(asked, 1, LAST);
  }

  public long pages() {
    return Math.max(1, (total + size - 1) / size);
  }

  public boolean hasPrevious() {
    return page > 1;
  }

  public boolean hasNext() {
    return page < pages();
  }

  /** For example "21 to 40 of 1,000". */
  public String words() {
    if (items.isEmpty()) {
      return "None of " + Formats.number(total);
    }
    long first = (page - 1L) * size + 1;
    return "%s to %s of %s"
        .formatted(
            Formats.number(first), Formats.number(first + items.size() - 1), Formats.number(total));
  }
}
