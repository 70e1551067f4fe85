package com.sysopsquad.jobs.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a start would do, found out without doing any of it.
 *
 * @param begun whether an earlier run has begun it; then the figures are of what is left
 * @param figures in the order in which to show them; the first is what the start is about
 * @param comparedWith the earlier run with which the figures are compared, for example "2026-11";
 *     null: there is none
 * @param remarks what a person should know before the start, a sentence each
 */
public record DryRun(
    boolean begun, List<Figure> figures, @Nullable String comparedWith, List<String> remarks) {

  /** Keeps copies, and refuses a dry run without figures. */
  public DryRun {
    figures = List.copyOf(figures);
    remarks = List.copyOf(remarks);
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("A dry run has at least one figure");
    }
  }

  /** What the start is about. */
  public Figure first() {
    return figures.getFirst();
  }

  /**
   * A count, and what it is worth in each currency.
   *
   * @param what a word or two, for example "charges"
   * @param now what the start would do
   * @param before what the earlier run did; null: there is none
   */
  public record Figure(String what, Amounts now, @Nullable Amounts before) {}
}
