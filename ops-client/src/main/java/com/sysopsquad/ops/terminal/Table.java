package com.sysopsquad.ops.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plain table: columns aligned by spaces, headings in capitals, no lines, numbers aligned right.
 * On a narrow terminal, texts continue on more lines; if even that is too wide, each row is a block
 * with one line per column.
 */
public final class Table {

  private static final String GAP = "  ";
  private static final int NARROWEST_TEXT = 12;

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  public Table row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, headings.size()));
    }
    rows.add(Stream.of(cells).map(Formats::bare).toList());
    return this;
  }

  /** The lines of the table, none of them wider than a terminal with this many columns. */
  List<String> lines(int columns) {
    int[] widths = widths();
    shrink(widths, columns);
    if (total(widths) > columns) {
      return blocks(columns);
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, widths));
    rows.forEach(row -> lines.addAll(wrapped(row, widths)));
    return lines;
  }

  private int[] widths() {
    return IntStream.range(0, headings.size())
        .map(column -> cells(column).mapToInt(Columns::of).max().orElse(0))
        .toArray();
  }

  private Stream<String> cells(int column) {
    return Stream.concat(
        Stream.of(headings.get(column)), rows.stream().map(row -> row.get(column)));
  }

  private boolean numeric(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("[\\d,]+"));
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  /** Shortens the widest column by one until the table fits or no text can become narrower. */
  private void shrink(int[] widths, int columns) {
    int[] narrowest =
        IntStream.range(0, widths.length).map(column -> narrowest(column, widths)).toArray();
    while (total(widths) > columns) {
      int widest = -1;
      for (int column = 0; column < widths.length; column++) {
        if (widths[column] > narrowest[column] && (widest < 0 || widths[column] > widths[widest])) {
          widest = column;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  /** Words and identifiers stay whole, so that they can be copied. */
  private int narrowest(int column, int[] widths) {
    int longestWord =
        cells(column)
            .flatMap(cell -> Stream.of(cell.split(" ", -1)))
            .mapToInt(Columns::of)
            .max()
            .orElse(0);
    return Math.min(widths[column], Math.max(NARROWEST_TEXT, longestWord));
  }

  private List<String> wrapped(List<String> row, int[] widths) {
    List<List<String>> cells =
        IntStream.range(0, widths.length)
            .mapToObj(column -> Columns.wrap(row.get(column), widths[column]))
            .toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    return IntStream.range(0, height)
        .mapToObj(
            line -> cells.stream().map(cell -> line < cell.size() ? cell.get(line) : "").toList())
        .map(line -> line(line, widths))
        .toList();
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(widths[column] - Columns.of(cell));
      String shown = Formats.isolated(cell);
      line.append(column == 0 ? "" : GAP);
      line.append(numeric(column) ? padding + shown : shown + padding);
    }
    return line.toString().stripTrailing();
  }

  private List<String> blocks(int columns) {
    int label = headings.stream().mapToInt(Columns::of).max().orElse(0);
    int room = Math.max(1, columns - label - GAP.length());
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      for (int column = 0; column < headings.size(); column++) {
        String heading = headings.get(column);
        for (String part : Columns.wrap(row.get(column), room)) {
          String padded = heading + " ".repeat(label - Columns.of(heading)) + GAP;
          lines.add((padded + Formats.isolated(part)).stripTrailing());
          heading = "";
        }
      }
    }
    return lines;
  }
}
