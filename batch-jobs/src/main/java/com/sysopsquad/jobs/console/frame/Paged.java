package com.sysopsquad.jobs.console.frame;

import java.util.List;

/**
 * One page of a list, counted from 1.
 *
 * @param total how many there are on all pages, as far as they were counted
 * @param more whether there are more than that
 */
public record Paged<T>(List<T> items, int page, int size, long total, boolean more) {

  private static final int LAST = 1_000_000;

  /** Keeps a copy. */
  public Paged {
    items = List.copyOf(items);
  }

  /** A list of which all are counted. */
  public Paged(List<T> items, int page, int size, long total) {
    this(items, page, size, total, false);
  }

  /** A list that was counted only up to one more than {@code most}, if it is as long as that. */
  public static <T> Paged<T> counted(List<T> items, int page, int size, long counted, int most) {
    return new Paged<>(items, page, size, Math.min(counted, most), counted > most);
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

  /** For example "21 to 40 of 1,000", or "21 to 40 of more than 10,000". */
  public String words() {
    String all = (more ? "more than " : "") + Formats.number(total);
    if (items.isEmpty()) {
      return "None of " + all;
    }
    long first = (page - 1L) * size + 1;
    return "%s to %s of %s"
        .formatted(Formats.number(first), Formats.number(first + items.size() - 1), all);
  }
}
