package com.sysopsquad.ops.remote;

import picocli.CommandLine.Option;

/** Which page of a list. */
public final class PageOptions {

  @Option(
      names = "--page",
      paramLabel = "N",
      defaultValue = "1",
      description = "Page number, starting at 1.")
  private int page = 1;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "20",
      description = "Items per page, at most 200.")
  private int size = 20;

  /** In the form that the API expects. */
  public String query() {
    return "page=%d&size=%d".formatted(page, size);
  }

  public boolean isFirst() {
    return page <= 1;
  }
}
