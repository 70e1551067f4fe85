package com.sysopsquad.jobs.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a start would do, computed without doing it.
 *
 * @param begun whether an earlier run has begun it; then the figures are those of the rest
 * @param figures in display order; the first is the main one
 * @param comparedWith the earlier run with which the figures are compared, for example
 *     "2026-11-01"; null if there is none
 * @param remarks what a person should know before the start, one sentence each
 */
public record DryRun(
    boolean begun, List<Figure> figures, @Nullable String comparedWith, List<String> remarks) {

  /** Keeps copies, and rejects a dry run without figures. */
  public DryRun {
    figures = List.copyOf(figures);
    remarks = List.copyOf(remarks);
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("A dry run has at least one figure");
    }
  }

  /** The main figure of the start. */
  public Figure first() {
    return figures.getFirst();
  }

  /**
   * A count and its amount in each currency.
   *
   * @param what a word or two, for example "charges"
   * @param now what the start would do
   * @param before what the earlier run did; null if there is none
   */
  public record Figure(String what, Amounts now, @Nullable Amounts before) {}
}
