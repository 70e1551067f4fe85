package com.sysopsquad.flows.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What spreadsheets and people save as CSV is read, or refused with its line and the reason.
 *
 * <p>Tried: byte order marks, line ends of three kinds, blanks that nobody sees, empty cells and
 * lines; quotes and line breaks in quotes, in the right and the wrong place; control characters,
 * other separators and encodings, the hint for Excel.
 */
class CsvFileTests {

  private static final List<String> COLUMNS = List.of("code", "name", "price");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code,name,price\nA,Alpha,1\n",
        "\uFEFFcode,name,price\r\nA,Alpha,1\r\n",
        "code,name,price,,\nA,Alpha,1,,\n,,,,\n,,,,\n",
        "# prices\n\ncode , name , price\n\nA, Alpha ,\t1",
        "code,name,price\nA\u00A0,\u202FAlpha,\u200B1\uFEFF\n",
        "\"code\",\"name\",\"price\"\r\"A\",\"Alpha\",\"1\"\r"
      })
  void aFileIsReadAsSpreadsheetsSaveIt(String text) throws IOException {
    assertThat(CsvFile.read(file(text), COLUMNS))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.text("code")).isEqualTo("A");
              assertThat(line.text("name")).isEqualTo("Alpha");
              assertThat(line.count("price")).isEqualTo(1);
            });
  }

  @Test
  void aFieldInQuotesMayHaveCommasQuotesAndLineBreaks() throws IOException {
    assertThat(name("\"One, two\nand \"\"three\"\"\"")).isEqualTo("One, two\nand \"three\"");
  }

  @Test
  void anInchSignInAFieldWithoutQuotesStays() throws IOException {
    assertThat(name("Screens to 27\" wide")).isEqualTo("Screens to 27\" wide");
  }

  @Test
  void cellsThatAreEmptyAtTheEndMayBeLeftOut() throws IOException {
    assertThat(CsvFile.read(file("code,name,price\nA\n"), COLUMNS).getFirst().optionalText("price"))
        .isEmpty();
  }

  @Test
  void theLineAfterALineBreakInQuotesKeepsItsNumber() throws IOException {
    Path csv = file("code,name,price\nA,\"two\nlines\",1\nB,Beta,much\n");

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS).getLast().count("price"))
        .hasMessageStartingWith(csv + ", line 4: the price 'much'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"27\" wide", "\"27\" wide, black\"", "\"never closed"})
  void aQuoteInTheWrongPlaceIsRefusedWithItsLine(String field) throws IOException {
    Path csv = file("code,name,price\nA,Alpha,1\nB," + field + ",1\n");

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .isInstanceOf(UnreadableCsv.class)
        .hasMessage(
            csv
                + ", line 3: a field in double quotes does not end where its closing quote is, or"
                + " has none; put the whole field into double quotes, and write \"\" for each quote"
                + " within it.");
  }

  @Test
  void aNulIsRefusedWithItsLineAndColumn() throws IOException {
    Path csv = file("code,name,price\nA,Al\0pha,1\n");

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .hasMessage(csv + ", line 2: the name contains the control character U+0000; delete it.");
  }

  @ParameterizedTest
  @CsvSource({"';', semicolons", "'\t', tabs", "'|', vertical bars"})
  void anotherSeparatorIsNamedAsWhatIsWrong(String separator, String name) throws IOException {
    Path csv = file("code,name,price\nA,Alpha,1\n".replace(",", separator));

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .hasMessage(
            csv
                + ", line 1: the columns are separated by "
                + name
                + "; save the file with commas between them.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=,", "sep=;"})
  void theHintForExcelIsNamedAsWhatIsWrong(String hint) throws IOException {
    Path csv = file(hint + "\ncode,name,price\nA,Alpha,1\n");

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .hasMessageContaining("line 1: the line sep=")
        .hasMessageEndingWith(
            " is only for Excel; delete it, so that the file begins with the line code,name,price.");
  }

  @Test
  void theEndMarkOfOldEditorsIsNamedWithItsLine() throws IOException {
    Path csv = file("code,name,price\nA,Alpha,1\n\u001A");

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .hasMessage(
            csv + ", line 3: the code contains the control character U+001A (Ctrl-Z); delete it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing yet\n", ",,\n"})
  void anEmptyFileIsRefused(String text) throws IOException {
    Path csv = file(text);

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .hasMessageContaining("the file is empty; begin it with the line code,name,price");
  }

  @Test
  void moreFieldsThanColumnsAreRefused() throws IOException {
    Path csv = file("code,name,price\nA,One, two,1\n");

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .hasMessageContaining("line 2: there are 4 fields instead of 3");
  }

  @Test
  void anotherEncodingIsRefused() throws IOException {
    Path csv = folder.resolve("latin.csv");
    Files.write(csv, "code,name,price\nA,Zoë,1\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .hasMessageContaining("it is not in UTF-8, save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A,Alpha,1", "\uFEFFCode,Name,Price\nA,Alpha,1,,\n", "item\nA,Alpha,1"})
  void aTextIsReadWithAndWithoutItsHeading(String text) {
    assertThat(CsvFile.readText("The items", text, COLUMNS, Set.of("code", "item")))
        .singleElement()
        .satisfies(line -> assertThat(line.text("name")).isEqualTo("Alpha"));
  }

  @ParameterizedTest
  @CsvSource({
    "A;Alpha;1, the columns are separated by semicolons",
    "A|Alpha|1, the columns are separated by vertical bars",
    "sep=;, the line sep=; is only for Excel"
  })
  void aTextThatCannotBeReadIsNamedWithItsLine(String text, String reason) {
    assertThatThrownBy(() -> CsvFile.readText("The items", text, COLUMNS, Set.of("code")))
        .hasMessageStartingWith("The items, line 1: " + reason);
  }

  private String name(String field) throws IOException {
    return CsvFile.read(file("code,name,price\nA," + field + ",1\n"), COLUMNS)
        .getFirst()
        .text("name");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("prices.csv"), text);
  }
}
