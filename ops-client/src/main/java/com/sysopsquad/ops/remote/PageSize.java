package com.sysopsquad.ops.remote;

import picocli.CommandLine.Option;

/** How much of a list. */
public final class PageSize {

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "20",
      description = "Items per page, at most 200.")
  private int size = 20;

  /** In the form that the API expects. */
  public String query() {
    return "size=%d".formatted(size);
  }
}
