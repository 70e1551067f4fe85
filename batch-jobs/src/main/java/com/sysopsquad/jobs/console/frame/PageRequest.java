package com.sysopsquad.jobs.console.frame;

import com.sysopsquad.jobs.job.InvalidParameter;

/** Which page of a list is requested. */
public record PageRequest(int page, int size) {

  /** The page if none is requested. */
  public static final String FIRST = "1";

  /** The size if none is requested. */
  public static final String USUAL_SIZE = "20";

  private static final int LARGEST_SIZE = 200;
  private static final int LAST_PAGE = 1_000_000;

  /** Rejects what cannot be a page. */
  public PageRequest {
    if (page < 1 || page > LAST_PAGE) {
      throw new InvalidParameter("page must be 1 or more, up to %d.".formatted(LAST_PAGE));
    }
    if (size < 1 || size > LARGEST_SIZE) {
      throw new InvalidParameter("size must be from 1 to %d.".formatted(LARGEST_SIZE));
    }
  }

  /** The same page counted from 0. */
  public int index() {
    return page - 1;
  }
}
