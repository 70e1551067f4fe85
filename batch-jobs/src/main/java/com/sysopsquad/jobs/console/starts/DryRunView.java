package com.sysopsquad.jobs.console.starts;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.DryRun;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a start would do, as a table.
 *
 * @param summary for example "1,018 charges, $24,911.80"
 * @param currencies one column each
 * @param comparedWith heading of the columns of the earlier run; null if there is none
 */
record DryRunView(
    String summary,
    List<String> currencies,
    @Nullable String comparedWith,
    List<Line> lines,
    List<String> remarks) {

  static DryRunView of(DryRun dryRun, Formats formats) {
    List<String> currencies =
        List.copyOf(
            new TreeSet<>(
                dryRun.figures().stream()
                    .flatMap(figure -> Stream.of(figure.now(), figure.before()))
                    .filter(amounts -> amounts != null)
                    .flatMap(amounts -> amounts.minor().keySet().stream())
                    .toList()));
    String earlier = dryRun.comparedWith();
    return new DryRunView(
        summary(dryRun),
        currencies,
        earlier == null ? null : formats.value(earlier),
        dryRun.figures().stream().map(figure -> Line.of(figure, currencies)).toList(),
        dryRun.remarks());
  }

  /** For example "1,018 charges, $24,911.80". */
  static String summary(DryRun dryRun) {
    Amounts amounts = dryRun.first().now();
    String count =
        amounts.count() == null
            ? dryRun.first().what()
            : Formats.number(amounts.count()) + " " + what(dryRun.first().what(), amounts.count());
    return amounts.minor().isEmpty() ? count : count + ", " + Formats.money(amounts.minor());
  }

  private static String what(String plural, long count) {
    return count == 1 && plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
  }

  /** One figure: number and amounts, now and in the earlier run. */
  record Line(
      String what, String count, List<String> money, String countBefore, List<String> moneyBefore) {

    static Line of(DryRun.Figure figure, List<String> currencies) {
      Amounts before = figure.before();
      return new Line(
          Formats.label(figure.what()),
          count(figure.now()),
          money(figure.now(), currencies),
          before == null ? "" : count(before),
          before == null ? List.of() : money(before, currencies));
    }

    private static String count(Amounts amounts) {
      return amounts.count() == null ? "" : Formats.number(amounts.count());
    }

    private static List<String> money(Amounts amounts, List<String> currencies) {
      return currencies.stream()
          .map(
              currency -> {
                Long minor = amounts.minor().get(currency);
                return minor == null ? "" : Formats.money(minor, currency);
              })
          .toList();
    }
  }
}
