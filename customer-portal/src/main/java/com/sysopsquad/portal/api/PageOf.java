package com.sysopsquad.portal.api;

import java.util.List;

/**
 * A page of a long list.
 *
 * @param page counted from 1, as it was asked for; one beyond the last one is empty
 * @param pages how many pages there are, at least 1
 * @param total how many items there are on all pages
 */
public record PageOf<T>(List<T> items, int page, int pages, long total) {

  /**
   * The page that was asked for, so that a client that reads until a page is empty comes to an end.
   *
   * @param asked what was asked for; less than 1 is the first page
   * @param nearest the items of the nearest page that exists
   */
  public static <T> PageOf<T> of(int asked, List<T> nearest, int pages, long total) {
    return new PageOf<>(asked > pages ? List.of() : nearest, Math.max(1, asked), pages, total);
  }
}
