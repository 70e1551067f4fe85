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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file that a person edits, as spreadsheets save it: UTF-8 with or without a byte order mark,
 * comma-separated, with the column names in the first line. A field with a comma, a quote or a line
 * break is in double quotes, and {@code #} begins a comment. Empty rows at the end of the file and
 * empty cells at the end of a line are ignored.
 */
public final class CsvFile {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String END_OF_FILE_OF_DOS = "\u001A";

  // Marks of the direction of writing, and characters without a width.
  private static final String HIDDEN = "\\u200B\\u2060\\uFEFF\\u202A-\\u202E\\u2066-\\u2069";
  private static final String PASTED = "[\\s\\p{Z}\\u200E\\u200F" + HIDDEN + "]+";
  private static final Pattern AROUND = Pattern.compile("^" + PASTED + "|" + PASTED + "$");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]|[" + HIDDEN + "]");

  private CsvFile() {}

  /**
   * Reads a whole file.
   *
   * @param columns the names that the first line must contain, in this order
   * @throws UnreadableCsv if it cannot be read; names the line and what to do
   */
  public static List<CsvLine> read(Path path, List<String> columns) {
    String file = path.toString();
    List<CsvLine> lines = new ArrayList<>();
    boolean header = true;
    int number = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text(path)), FORMAT)) {
      var records = parser.iterator();
      while (hasNext(file, parser, records)) {
        List<String> fields = fields(records.next());
        number = firstLine(parser, fields);
        if (fields.isEmpty()) {
          continue;
        }
        if (header) {
          requireHeader(file, number, columns, fields);
          header = false;
        } else {
          lines.add(new CsvLine(file, number, byName(file, number, columns, fields)));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory can be read", e);
    }
    if (header) {
      throw new UnreadableCsv(
          file, number, "the file is empty", "begin it with the line " + String.join(",", columns));
    }
    return lines;
  }

  private static String text(Path path) {
    try {
      String text = Files.readString(path);
      String begun = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      return begun.endsWith(END_OF_FILE_OF_DOS) ? begun.substring(0, begun.length() - 1) : begun;
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

  private static String stripped(String cell) {
    return AROUND.matcher(cell).replaceAll("");
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
    if (fields.equals(List.of(header.replace(',', ';')))) {
      throw separatedBy("semicolons", file, number);
    }
    if (fields.equals(List.of(header.replace(',', '\t')))) {
      throw separatedBy("tabs", file, number);
    }
    String whatToDo = "begin the file with the line " + header;
    throw fields.getFirst().startsWith("sep=")
        ? new UnreadableCsv(
            file, number, "the first line names a separator", "remove it, and " + whatToDo)
        : new UnreadableCsv(file, number, "the columns are not the expected ones", whatToDo);
  }

  private static UnreadableCsv separatedBy(String what, String file, int number) {
    return new UnreadableCsv(
        file,
        number,
        "the columns are separated by " + what,
        "save the file with commas between them");
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
      if (value.indexOf('\0') >= 0) {
        throw new UnreadableCsv(
            file,
            number,
            "the %s contains a NUL character".formatted(columns.get(i)),
            "type it again");
      }
      Matcher unseen = UNSEEN.matcher(value);
      if (unseen.find()) {
        throw new UnreadableCsv(
            file,
            number,
            "the %s contains an invisible character (U+%04X)"
                .formatted(columns.get(i), unseen.group().codePointAt(0)),
            "type it again");
      }
      values.put(columns.get(i), value);
    }
    return values;
  }
}
