package com.sysopsquad.flows.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        .hasMessage(csv + ", line 2: the name contains a NUL character; type it again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200B", "\u202E", "\u2068", "\u2060", "\u0007"})
  void anInvisibleCharacterWithinATextIsNamedWithItsLineAndColumn(String unseen)
      throws IOException {
    Path csv = file("code,name,price\nA,Al" + unseen + "pha,1\n");

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .isInstanceOf(UnreadableCsv.class)
        .hasMessageStartingWith(
            csv
                + ", line 2: the name contains an invisible character (U+%04X)"
                    .formatted((int) unseen.charAt(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00A0", "\u200B", "\uFEFF", "\u202F "})
  void whatIsPastedAroundATextDoesNotMatter(String around) throws IOException {
    Path csv = file("code,name,price\n" + around + "A" + around + ",Alpha,1\n");

    assertThat(CsvFile.read(csv, COLUMNS).getFirst().text("code")).isEqualTo("A");
  }

  @Test
  void theEndOfAFileOfDosIsNoLine() throws IOException {
    assertThat(CsvFile.read(file("code,name,price\nA,Alpha,1\n\u001A"), COLUMNS)).hasSize(1);
  }

  @Test
  void tabsAndALineThatNamesTheSeparatorAreNamedAsWhatIsWrong() throws IOException {
    Path tabs = file("code\tname\tprice\nA\tAlpha\t1\n");

    assertThatThrownBy(() -> CsvFile.read(tabs, COLUMNS))
        .hasMessageContaining("line 1: the columns are separated by tabs");

    Path separator = file("sep=,\ncode,name,price\nA,Alpha,1\n");

    assertThatThrownBy(() -> CsvFile.read(separator, COLUMNS))
        .hasMessageContaining("line 1: the first line names a separator; remove it");
  }

  @Test
  void aNumberThatIsTooLargeIsToldAsSuch() throws IOException {
    CsvLine line =
        CsvFile.read(file("code,name,price\n99999999999,+99999-01-01,9999999999999.5\n"), COLUMNS)
            .getFirst();

    assertThatThrownBy(() -> line.count("code"))
        .hasMessageContaining("the code '99999999999' is too large; write at most 999999999");
    assertThatThrownBy(() -> line.day("name"))
        .hasMessageContaining("the name '+99999-01-01' is not between the years 1900 and 9999");
    assertThatThrownBy(() -> line.amount("price"))
        .hasMessageContaining("the price '9999999999999.5' is too long; write at most 12 digits");
  }

  @Test
  void semicolonsAreNamedAsWhatIsWrong() throws IOException {
    Path csv = file("code;name;price\nA;Alpha;1\n");

    assertThatThrownBy(() -> CsvFile.read(csv, COLUMNS))
        .hasMessage(
            csv
                + ", line 1: the columns are separated by semicolons; save the file with commas"
                + " between them.");
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

  private String name(String field) throws IOException {
    return CsvFile.read(file("code,name,price\nA," + field + ",1\n"), COLUMNS)
        .getFirst()
        .text("name");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("prices.csv"), text);
  }
}
