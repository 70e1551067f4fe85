package com.sysopsquad.ops;

import picocli.CommandLine.Option;

/** Which page of a list. */
final class PageOptions {

  @Option(
      names = "--page",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which page, from 1 on.")
  private int page = 1;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many a page, at most 200.")
  private int size = 20;

  /** As the API wants it. */
  String query() {
    return "page=%d&size=%d".formatted(page, size);
  }

  boolean isFirst() {
    return page <= 1;
  }
}
