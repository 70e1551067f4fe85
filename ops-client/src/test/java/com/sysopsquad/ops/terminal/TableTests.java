package com.sysopsquad.ops.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTests {

  private static final int ANY = Integer.MAX_VALUE;

  @ParameterizedTest
  @CsvSource({
    "Ada, 3",
    "王小明, 6",
    "김민준, 6",
    "ｶﾅ, 2",
    "ＡＢ, 4",
    "カナ, 4",
    "สมชาย, 5",
    "น้ำ, 2",
    "शर्मा, 4",
    "Zoe\u0308, 3",
    "ע\u05B4ברית, 5",
    "😀, 2",
    "👩\u200D👧\u200D👦, 2",
    "👍🏽, 2",
    "🇩🇪, 2",
    "❤\uFE0F, 2",
    "❤, 1",
    "a\u200Bb, 2",
    "𠀋, 2",
    "\u1112\u1161\u11AB, 2"
  })
  void aTextTakesTheColumnsOfATerminal(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @Test
  void columnsStandStraightBesideWideCharactersAndMarks() {
    List<String> lines =
        new Table("CUSTOMER", "TITLE", "VERSION")
            .row("王小明", "No picture", "1")
            .row("Zoe\u0308 😀", "Flickers", "12")
            .row("Ada Byron", "Hums", "3")
            .lines(ANY);

    assertThat(lines)
        .containsExactly(
            "CUSTOMER   TITLE       VERSION",
            "王小明     No picture        1",
            "Zoe\u0308 😀     Flickers         12",
            "Ada Byron  Hums              3");
  }

  @Test
  void aRowStaysInOrderWhateverDirectionItsTextsHave() {
    List<String> lines =
        new Table("CUSTOMER", "VERSION").row("שלמה כהן", "1").row("Ada", "2").lines(ANY);

    assertThat(lines)
        .containsExactly("CUSTOMER  VERSION", "\u2068שלמה כהן\u2069        1", "Ada             2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202Eevil", "\u2067evil", "\u2068e\u2069vil", "ev\u200Fil"})
  void noTextTurnsItsNeighborsAround(String text) {
    assertThat(Formats.plain(text)).isEqualTo("evil");
  }

  @Test
  void aTextIsIsolatedOnce() {
    String once = Formats.plain("שלמה");

    assertThat(once).isEqualTo("\u2068שלמה\u2069");
    assertThat(Formats.plain(once)).isEqualTo(once);
  }

  @Test
  void onANarrowTerminalTextsGoOnOverFurtherLines() {
    Table table =
        new Table("ID", "STATE", "TITLE")
            .row("6f1c2f0e-0000", "NEW", "The picture stays black 王小明王小明 since Monday")
            .row("6f1c2f0e-0001", "DONE", "Hums");

    assertThat(table.lines(40))
        .containsExactly(
            "ID             STATE  TITLE",
            "6f1c2f0e-0000  NEW    The picture stays",
            "                      black 王小明王小明",
            "                      since Monday",
            "6f1c2f0e-0001  DONE   Hums")
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(40));
  }

  @Test
  void whatDoesNotFitSideBySideIsABlock() {
    Table table =
        new Table("ID", "QUEUE")
            .row("6f1c2f0e-0000-4000-8000-000000000001", "CUSTOMER.TICKET_STATUS")
            .row("6f1c2f0e-0000-4000-8000-000000000002", "SYSOPS.TICKET");

    assertThat(table.lines(45))
        .containsExactly(
            "ID     6f1c2f0e-0000-4000-8000-000000000001",
            "QUEUE  CUSTOMER.TICKET_STATUS",
            "",
            "ID     6f1c2f0e-0000-4000-8000-000000000002",
            "QUEUE  SYSOPS.TICKET");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 30, 40, 60, 79, 80, 81, 100, 132, 200})
  void noLineIsWiderThanTheTerminal(int columns) {
    Table table =
        new Table("ID", "TIME", "CUSTOMER", "TITLE")
            .row(
                "6f1c2f0e-0000-4000-8000-000000000001", "2026-11-22 07:00 UTC", "王".repeat(60), "x")
            .row("7", "2026-11-22 07:00 UTC", "שלמה כהן", "😀 ".repeat(50) + "y".repeat(90));

    assertThat(table.lines(columns))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(columns));
    assertThat(String.join("", table.lines(columns)).replaceAll("[^y]", "")).hasSize(90);
  }

  @Test
  void theWidthOfTheTerminalIsWhatColumnsSays() {
    assertThat(TerminalWidth.in(Map.of("COLUMNS", "132"))).hasValue(132);
    assertThat(TerminalWidth.in(Map.of("COLUMNS", "3"))).hasValue(20);
    assertThat(TerminalWidth.in(Map.of("COLUMNS", "wide"))).isEmpty();
    assertThat(TerminalWidth.in(Map.of())).isEmpty();
    assertThat(TerminalWidth.measured(Map.of("COLUMNS", "99"))).containsEntry("COLUMNS", "99");
  }

  @Test
  void aLineThatIsTooLongIsCutBetweenCharacters() {
    assertThat(Columns.cut("王小明", 6)).isEqualTo("王小明");
    assertThat(Columns.cut("王小明", 5)).isEqualTo("王小…");
    assertThat(Columns.cut("王小明", 4)).isEqualTo("王…");
    assertThat(Columns.cut("ab👩\u200D👧c", 4)).isEqualTo("ab…");
  }
}
