package com.sysopsquad.ops.remote;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which page of a list. */
public final class PageOptions {

  @Option(
      names = "--page",
      paramLabel = "N",
      defaultValue = "1",
      description = "Page number, starting at 1.")
  private int page = 1;

  @Mixin private PageSize size = new PageSize();

  /** In the form that the API expects. */
  public String query() {
    return "page=%d&%s".formatted(page, size.query());
  }

  public boolean isFirst() {
    return page <= 1;
  }
}
