package com.sysopsquad.flows.csv;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file that a person keeps: UTF-8, comma-separated, the column names in the first line, a
 * field with a comma or a quote in double quotes, {@code #} begins a remark.
 */
public final class CsvFile {

  private CsvFile() {}

  /**
   * Reads a file whole.
   *
   * @param columns the names that the first line must have, in this order
   * @throws UnreadableCsv when it cannot be read, naming the line and what to do
   */
  public static List<CsvLine> read(Path path, List<String> columns) {
    String file = path.toString();
    List<CsvLine> lines = new ArrayList<>();
    boolean header = true;
    int number = 0;
    for (String line : linesOf(path)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> fields = fields(file, number, line);
      if (header) {
        if (!fields.equals(columns)) {
          throw new UnreadableCsv(
              file,
              number,
              "the columns are not the expected ones",
              "begin the file with the line " + String.join(",", columns));
        }
        header = false;
      } else {
        lines.add(new CsvLine(file, number, byName(file, number, columns, fields)));
      }
    }
    if (header) {
      throw new UnreadableCsv(
          file,
          Math.max(number, 1),
          "the file is empty",
          "begin it with the line " + String.join(",", columns));
    }
    return lines;
  }

  private static List<String> linesOf(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      throw new UnreadableCsv(
          path.toString(), "there is no such file, put it there or correct its path", e);
    } catch (MalformedInputException e) {
      throw new UnreadableCsv(path.toString(), "it is not in UTF-8, save it as UTF-8", e);
    } catch (IOException e) {
      throw new UnreadableCsv(
          path.toString(), "it cannot be read, check its permissions and the disk", e);
    }
  }

  private static Map<String, String> byName(
      String file, int number, List<String> columns, List<String> fields) {
    if (fields.size() != columns.size()) {
      throw new UnreadableCsv(
          file,
          number,
          "there are %d fields instead of %d".formatted(fields.size(), columns.size()),
          "put a text that has a comma into double quotes");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i), fields.get(i));
    }
    return values;
  }

  private static List<String> fields(String file, int number, String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new UnreadableCsv(
          file, number, "a double quote is never closed", "close it, or write \"\" for one");
    }
    fields.add(field.toString().strip());
    return fields;
  }
}
