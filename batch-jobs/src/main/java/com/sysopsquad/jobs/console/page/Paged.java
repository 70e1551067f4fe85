package com.sysopsquad.jobs.console.page;

import java.util.List;

/**
 * One page of a list, counted from 1.
 *
 * @param total how many there are on all pages
 */
record Paged<T>(List<T> items, int page, int size, long total) {

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
      return "none of " + ProgressBar.number(total);
    }
    long first = (page - 1L) * size + 1;
    return "%s to %s of %s"
        .formatted(
            ProgressBar.number(first),
            ProgressBar.number(first + items.size() - 1),
            ProgressBar.number(total));
  }
}
