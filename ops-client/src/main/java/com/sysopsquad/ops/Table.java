package com.sysopsquad.ops;

import java.util.ArrayList;
import java.util.List;

/**
 * A plain table: columns aligned by spaces, headings in capitals, no lines, numbers to the right.
 */
final class Table {

  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    this.headings = List.of(headings);
  }

  Table row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, headings.size()));
    }
    rows.add(List.of(cells).stream().map(Formats::plain).toList());
    return this;
  }

  List<String> lines() {
    int columns = headings.size();
    int[] widths = new int[columns];
    boolean[] numeric = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      int index = column;
      widths[column] = headings.get(column).length();
      numeric[column] =
          !rows.isEmpty() && rows.stream().allMatch(row -> row.get(index).matches("[\\d,]+"));
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, widths, numeric));
    rows.forEach(row -> lines.add(line(row, widths, numeric)));
    return lines;
  }

  private static String line(List<String> cells, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(widths[column] - cell.length());
      line.append(column == 0 ? "" : GAP);
      line.append(numeric[column] ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }
}
