package com.sysopsquad.jobs.console.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The days of a calendar are read as spreadsheets save them, or refused with line and reason.
 *
 * <p>Tried: byte order marks and headings, empty cells and lines, quotes and line breaks in quotes,
 * days as people write them elsewhere, control characters, other separators, nothing at all.
 */
class CalendarDaysTests {

  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-25,Christmas Day",
        "\uFEFF2026-12-25,Christmas Day\r\n",
        "\uFEFFday,name\r\n2026-12-25,Christmas Day\r\n",
        "Date,Holiday\n2026-12-25,Christmas Day",
        "2026-12-25,Christmas Day,,\n,\n,,,\n",
        "\"2026-12-25\",\"Christmas Day\"",
        "2026-12-25,\"Christmas\nDay\"",
        " 2026-12-25 ,\u00A0Christmas Day\u200B"
      })
  void daysAreReadAsSpreadsheetsSaveThem(String csv) {
    assertThat(CalendarDays.read(csv)).isEqualTo(Map.of(CHRISTMAS, "Christmas Day"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-25", "2026-12-25,", "2026-12-25,\"\""})
  void aDayWithoutANameIsAHoliday(String csv) {
    assertThat(CalendarDays.read(csv)).isEqualTo(Map.of(CHRISTMAS, "holiday"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatCannotBeReadIsRefusedWithItsLineAndTheReason(String csv, String message) {
    assertThatThrownBy(() -> CalendarDays.read(csv))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageStartingWith(message);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "2026-12-24,Eve\n2026-12-25,\"open\n",
            "The days, line 2: a field in double quotes does not end where its closing quote is"),
        Arguments.of(
            "2026-12-25,One, two", "The days, line 1: there are 3 fields instead of 2; put a text"),
        Arguments.of(
            "2026-12-25,Christ\0mas",
            "The days, line 1: the name contains the control character U+0000; delete it."),
        Arguments.of(
            "day,name\n2026-02-30,x",
            "The days, line 2: the day '2026-02-30' is not a day; write it as 2026-11-30."),
        Arguments.of(
            "12/25/2026,Christmas", "The days, line 1: the day '12/25/2026' is not a day; write"),
        Arguments.of(
            "25.12.2026;Weihnachten",
            "The days, line 1: the columns are separated by semicolons; save the file with commas"),
        Arguments.of(
            "2026-12-25,Christmas\n\n2026-12-25,Again",
            "The days, line 3: 2026-12-25 appears twice; remove one of them."),
        Arguments.of("sep=,\n2026-12-25,Christmas", "The days, line 1: the line sep="),
        Arguments.of(
            "2026-12-25," + "x".repeat(201), "The days, line 1: the name has 201 characters"),
        Arguments.of(
            "2026-12-25,4242 4242 4242 4242",
            "The days, line 1: the name contains a card number; remove it."),
        Arguments.of(
            "4242 4242 4242 4242,Card",
            "The days, line 1: the day contains a card number; remove it."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "day,name\n", ",,\n,\n", "# nothing yet\n"})
  void aFileWithoutDaysIsRefused(String csv) {
    assertThatThrownBy(() -> CalendarDays.read(csv))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageStartingWith("There are no days.");
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    Map<LocalDate, String> days =
        Map.of(CHRISTMAS, "Christmas, \"the\" day", CHRISTMAS.plusDays(1), "Second day");

    assertThat(CalendarDays.read(CalendarDays.write(days))).isEqualTo(days);
  }
}
