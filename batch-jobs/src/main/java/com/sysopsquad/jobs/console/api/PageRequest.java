package com.sysopsquad.jobs.console.api;

import com.sysopsquad.jobs.run.InvalidParameter;

/** Which page of a list is asked for. */
record PageRequest(int page, int size) {

  static final String FIRST = "1";
  static final String USUAL_SIZE = "20";
  private static final int LARGEST_SIZE = 200;
  private static final int LAST_PAGE = 1_000_000;

  PageRequest {
    if (page < 1 || page > LAST_PAGE) {
      throw new InvalidParameter("Pages are counted from 1; ask for page=1 or a later one.");
    }
    if (size < 1 || size > LARGEST_SIZE) {
      throw new InvalidParameter(
          "A page has 1 to %d entries; ask for a size in between.".formatted(LARGEST_SIZE));
    }
  }

  /** The same page counted from 0. */
  int index() {
    return page - 1;
  }
}
