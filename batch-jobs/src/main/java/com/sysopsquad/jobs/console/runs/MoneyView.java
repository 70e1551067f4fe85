package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.Amounts;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The outcomes of a run's items and their amounts, one column per currency. */
record MoneyView(List<String> currencies, List<Line> lines) {

  /** Null if the job moves no money, or has not begun to. */
  static @Nullable MoneyView of(Map<String, Amounts> outcomes) {
    if (outcomes.values().stream().allMatch(MoneyView::isNothing)) {
      return null;
    }
    List<String> currencies =
        List.copyOf(
            new TreeSet<>(
                outcomes.values().stream()
                    .flatMap(amounts -> amounts.minor().keySet().stream())
                    .toList()));
    return new MoneyView(
        currencies,
        outcomes.entrySet().stream()
            .map(outcome -> line(outcome.getKey(), outcome.getValue(), currencies))
            .toList());
  }

  private static boolean isNothing(Amounts amounts) {
    return amounts.count() == null || amounts.count() == 0;
  }

  private static Line line(String what, Amounts amounts, List<String> currencies) {
    return new Line(
        Formats.label(what),
        dot(what),
        amounts.count() == null ? "" : Formats.number(amounts.count()),
        currencies.stream()
            .map(
                currency -> {
                  Long minor = amounts.minor().get(currency);
                  return minor == null ? "–" : Formats.money(minor, currency);
                })
            .toList());
  }

  private static String dot(String what) {
    return switch (what) {
      case "paid" -> "bg-green";
      case "declined" -> "bg-orange";
      case "unknown" -> "bg-purple";
      case "parked" -> "bg-azure";
      default -> "bg-secondary";
    };
  }

  /** One outcome. */
  record Line(String what, String dot, String count, List<String> money) {}
}
