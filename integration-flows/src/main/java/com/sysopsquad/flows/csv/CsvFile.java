package com.sysopsquad.flows.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file that a person edits, as spreadsheets save it: UTF-8 with or without a byte order mark,
 * comma-separated, with the column names in the first line. A field with a comma, a quote or a line
 * break is in double quotes, and {@code #} begins a comment. Empty rows at the end of the file and
 * empty cells at the end of a line are ignored, as are blanks around a field that nobody sees.
 */
public final class CsvFile {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private static final Map<String, String> SEPARATORS =
      Map.of(";", "semicolons", "\t", "tabs", "|", "vertical bars");

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvFile() {}

  /**
   * Reads a whole file.
   *
   * @param columns the names that the first line must contain, in this order
   * @throws UnreadableCsv if it cannot be read; names the line and what to do
   */
  public static List<CsvLine> read(Path path, List<String> columns) {
    String file = path.toString();
    List<Row> rows =
        rows(
            file,
            text(path),
            first -> requireHeader(file, first.number(), columns, first.fields()));
    if (rows.isEmpty()) {
      throw new UnreadableCsv(
          file, 1, "the file is empty", "begin it with the line " + String.join(",", columns));
    }
    return lines(file, columns, rows.subList(1, rows.size()));
  }

  /**
   * Reads a whole text, such as a file that was sent or pasted; the column names may be missing.
   *
   * @param name how reasons name the text
   * @param columns the columns, in this order
   * @param headings what the first cell is, in lower case, if the first line has column names
   * @throws UnreadableCsv if it cannot be read; names the line and what to do
   */
  public static List<CsvLine> readText(
      String name, String text, List<String> columns, Set<String> headings) {
    List<Row> rows = rows(name, text, first -> requireCommas(name, first));
    boolean header =
        !rows.isEmpty()
            && headings.contains(rows.getFirst().fields().getFirst().toLowerCase(Locale.ROOT));
    return lines(name, columns, header ? rows.subList(1, rows.size()) : rows);
  }

  private static void requireCommas(String file, Row first) {
    if (first.fields().getFirst().startsWith("sep=")) {
      throw new UnreadableCsv(
          file,
          first.number(),
          "the line %s is only for Excel".formatted(CsvLine.shown(first.fields().getFirst())),
          "delete it");
    }
    SEPARATORS.forEach(
        (separator, name) -> {
          if (first.fields().getFirst().contains(separator)) {
            throw separatedBy(file, first.number(), name);
          }
        });
  }

  private static UnreadableCsv separatedBy(String file, int number, String name) {
    return new UnreadableCsv(
        file,
        number,
        "the columns are separated by " + name,
        "save the file with commas between them");
  }

  private static List<CsvLine> lines(String file, List<String> columns, List<Row> rows) {
    List<CsvLine> lines = new ArrayList<>();
    for (Row row : rows) {
      Map<String, String> values = byName(file, row.number(), columns, row.fields());
      lines.add(new CsvLine(file, row.number(), values));
    }
    return lines;
  }

  /**
   * All rows with a cell that is not empty.
   *
   * @param first looks at the first of them, before what follows is read
   */
  private static List<Row> rows(String file, String text, Consumer<Row> first) {
    String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(unmarked), FORMAT)) {
      var records = parser.iterator();
      while (hasNext(file, parser, records)) {
        List<String> fields = fields(records.next());
        if (!fields.isEmpty()) {
          Row row = new Row(firstLine(parser, fields), fields);
          if (rows.isEmpty()) {
            first.accept(row);
          }
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory can be read", e);
    }
    return rows;
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new UnreadableCsv(
          path.toString(), "there is no such file, put it there or correct its path", e);
    } catch (CharacterCodingException e) {
      throw new UnreadableCsv(path.toString(), "it is not in UTF-8, save it as UTF-8", e);
    } catch (IOException e) {
      throw new UnreadableCsv(
          path.toString(), "it cannot be read, check its permissions and the disk", e);
    }
  }

  private static boolean hasNext(String file, CSVParser parser, Iterator<CSVRecord> records) {
    int before = (int) parser.getCurrentLineNumber();
    try {
      return records.hasNext();
    } catch (UncheckedIOException malformed) {
      throw new UnreadableCsv(
          file,
          before + 1,
          "a field in double quotes does not end where its closing quote is, or has none",
          "put the whole field into double quotes, and write \"\" for each quote within it");
    }
  }

  /** The cells up to the last one that is not empty. */
  private static List<String> fields(CSVRecord row) {
    List<String> fields = new ArrayList<>(row.toList().stream().map(CsvFile::stripped).toList());
    while (!fields.isEmpty() && fields.getLast().isEmpty()) {
      fields.removeLast();
    }
    return fields;
  }

  /** Without blanks around it, those included that do not break a line or have no width. */
  private static String stripped(String field) {
    int[] characters = field.codePoints().toArray();
    int from = 0;
    int to = characters.length;
    while (from < to && isBlank(characters[from])) {
      from++;
    }
    while (to > from && isBlank(characters[to - 1])) {
      to--;
    }
    return new String(characters, from, to - from);
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == 0x200B
        || character == 0x200E
        || character == 0x200F
        || character == 0x2060
        || character == 0xFEFF
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private static int firstLine(CSVParser parser, List<String> fields) {
    long breaks =
        fields.stream().flatMapToInt(String::chars).filter(character -> character == '\n').count();
    return (int) (parser.getCurrentLineNumber() - breaks);
  }

  private static void requireHeader(
      String file, int number, List<String> columns, List<String> fields) {
    if (fields.equals(columns)) {
      return;
    }
    String header = String.join(",", columns);
    if (fields.getFirst().startsWith("sep=")) {
      throw new UnreadableCsv(
          file,
          number,
          "the line %s is only for Excel".formatted(fields.getFirst()),
          "delete it, so that the file begins with the line " + header);
    }
    SEPARATORS.forEach(
        (separator, name) -> {
          if (fields.equals(List.of(String.join(separator, columns)))) {
            throw separatedBy(file, number, name);
          }
        });
    throw new UnreadableCsv(
        file,
        number,
        "the columns are not the expected ones",
        "begin the file with the line " + header);
  }

  private static Map<String, String> byName(
      String file, int number, List<String> columns, List<String> fields) {
    if (fields.size() > columns.size()) {
      throw new UnreadableCsv(
          file,
          number,
          "there are %d fields instead of %d".formatted(fields.size(), columns.size()),
          "put a text that has a comma into double quotes");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String value = i < fields.size() ? fields.get(i) : "";
      requireNoControls(file, number, columns.get(i), value);
      values.put(columns.get(i), value);
    }
    return values;
  }

  private static void requireNoControls(String file, int number, String column, String value) {
    value
        .chars()
        .filter(each -> Character.isISOControl(each) && !Character.isWhitespace(each))
        .findFirst()
        .ifPresent(
            control -> {
              throw new UnreadableCsv(
                  file,
                  number,
                  "the %s contains the control character U+%04X%s"
                      .formatted(column, control, control == 0x1A ? " (Ctrl-Z)" : ""),
                  "delete it");
            });
  }

  /** A row with the number of its first line. */
  private record Row(int number, List<String> fields) {

    Row {
      fields = List.copyOf(fields);
    }
  }
}
