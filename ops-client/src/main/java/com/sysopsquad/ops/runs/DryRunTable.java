package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Screen;
import com.sysopsquad.ops.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints what a start would do, next to what the earlier run did. */
final class DryRunTable {

  private DryRunTable() {}

  static void print(Screen screen, RunAnswers.DryRun dryRun) {
    screen.line(
        "%s %s: %s. Nothing was started."
            .formatted(
                dryRun.job(),
                Formats.parameters(dryRun.parameters()),
                Formats.plain(dryRun.summary())));
    List<String> currencies =
        List.copyOf(
            new TreeSet<>(
                dryRun.figures().stream()
                    .flatMap(figure -> Stream.of(figure.now(), orNothing(figure.before())))
                    .flatMap(amounts -> amounts.minor().keySet().stream())
                    .toList()));
    String before = dryRun.comparedWith();
    List<String> headings = new ArrayList<>(List.of("FIGURE", "NOW"));
    headings.addAll(currencies);
    if (before != null) {
      headings.add(before);
      currencies.forEach(currency -> headings.add(before + " " + currency));
    }
    Table table = new Table(headings.toArray(String[]::new));
    for (RunAnswers.Figure figure : dryRun.figures()) {
      List<String> row = new ArrayList<>(List.of(figure.what()));
      add(row, figure.now(), currencies);
      if (before != null) {
        add(row, orNothing(figure.before()), currencies);
      }
      table.row(row.toArray(String[]::new));
    }
    screen.table(table);
    dryRun.remarks().forEach(remark -> screen.line(Formats.plain(remark)));
    if (dryRun.secondPerson() != null) {
      screen.line(Formats.plain(dryRun.secondPerson()));
    }
  }

  private static RunAnswers.Amounts orNothing(RunAnswers.@Nullable Amounts amounts) {
    return amounts == null ? new RunAnswers.Amounts(null, Map.of()) : amounts;
  }

  private static void add(List<String> row, RunAnswers.Amounts amounts, List<String> currencies) {
    row.add(amounts.count() == null ? "-" : Formats.number(amounts.count()));
    for (String currency : currencies) {
      Long minor = amounts.minor().get(currency);
      row.add(minor == null ? "-" : Formats.money(minor, currency));
    }
  }
}
