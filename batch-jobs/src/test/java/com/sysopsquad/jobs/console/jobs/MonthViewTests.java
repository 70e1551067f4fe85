package com.sysopsquad.jobs.console.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.console.jobs.MonthView.DayView;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.RunState;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthViewTests {

  private static final LocalDate TODAY = LocalDate.of(2028, 2, 29);

  @ParameterizedTest
  @CsvSource({"2028-02, 2, 29, 5", "2026-02, 0, 28, 4", "2026-08, 6, 31, 6"})
  void aMonthHasItsDaysInWeeksFromSunday(YearMonth month, int before, int days, int weeks) {
    MonthView view = MonthView.of(month, List.of(), TODAY);

    assertThat(view.weeks()).hasSize(weeks).allSatisfy(week -> assertThat(week).hasSize(7));
    assertThat(view.weeks().getFirst().get(before).number()).isEqualTo(1);
    assertThat(
            view.weeks().stream()
                .flatMap(List::stream)
                .mapToInt(DayView::number)
                .filter(number -> number > 0))
        .hasSize(days);
  }

  @Test
  void aMonthThatHasNotBegunIsNotOffered() {
    assertThat(MonthView.of(YearMonth.of(2028, 1), List.of(), TODAY).next()).isEqualTo("2028-02");
    assertThat(MonthView.of(YearMonth.of(2028, 2), List.of(), TODAY).next()).isNull();
  }

  @Test
  void aDaySaysHowItsLastRunEndedAndAllOfThemInWords() {
    DayView day =
        DayView.of(TODAY, new RunHistory.Day(TODAY, 1_200, 1, 2, 0, RunState.COMPLETED), TODAY);

    assertThat(day.sign()).isEqualTo("↻ 1,203");
    assertThat(day.words()).isEqualTo("Feb 29, 2028: 1,200 completed, 1 failed, 2 stopped");
    assertThat(day.today()).isTrue();
  }

  @Test
  void aDayWithoutStartsHasNoSign() {
    assertThat(DayView.of(TODAY, null, TODAY).sign()).isNull();
  }
}
