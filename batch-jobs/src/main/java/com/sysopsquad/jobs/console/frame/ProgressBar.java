package com.sysopsquad.jobs.console.frame;

import com.sysopsquad.jobs.job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The progress of a run: a bar whose parts are the outcomes, and the same as text.
 *
 * @param done for example "960 of 1,000"
 * @param words the counts as text, for people who do not see the bar
 */
public record ProgressBar(String done, int percent, List<Part> parts, String words) {

  /** The bar of this progress. */
  public static ProgressBar of(Progress progress) {
    List<Part> parts = new ArrayList<>();
    long before = 0;
    for (Map.Entry<String, Long> count : progress.counts().entrySet()) {
      parts.add(Part.of(count.getKey(), count.getValue(), before, progress.total()));
      before += count.getValue();
    }
    return new ProgressBar(
        progress.total() == 0
            ? "Counting the work"
            : "%s of %s"
                .formatted(Formats.number(progress.done()), Formats.number(progress.total())),
        progress.percent(),
        parts,
        parts.stream()
            .map(part -> part.amount() + " " + part.what())
            .collect(Collectors.joining(", ")));
  }

  /**
   * A part of the bar.
   *
   * @param look class of the style sheet for what it counts
   * @param start where it begins, for example "12.50%"
   */
  public record Part(
      String what, String amount, boolean none, String look, String start, String width) {

    static Part of(String what, long amount, long before, long total) {
      return new Part(
          what,
          Formats.number(amount),
          amount == 0,
          look(what),
          share(before, total),
          share(Math.min(amount, Math.max(0, total - before)), total));
    }

    private static String share(long amount, long total) {
      return total == 0
          ? "0%"
          : String.format(Locale.ROOT, "%.3f%%", Math.min(100.0, 100.0 * amount / total));
    }

    private static String look(String what) {
      return switch (what) {
        case "declined", "rejected", "failed again" -> "part-declined";
        case "unknown" -> "part-unknown";
        case "parked", "in progress" -> "part-parked";
        case "due", "void", "waiting", "not sent", "canceled", "handled separately" -> "part-due";
        default -> "part-done";
      };
    }
  }
}
