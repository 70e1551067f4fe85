package com.sysopsquad.billing.bill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class RunKeyTests {

  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  @Test
  void theRunOfADayFreezesWhatBeginsByThen() {
    RunKey run = RunKey.ofDay(DAY);

    assertThat(run.until(DAY.minusDays(3))).isEqualTo(DAY);
    assertThat(run).hasToString("2026-12-01");
  }

  @Test
  void laterRunsOfADayAreNumbered() {
    assertThat(new RunKey(DAY, 2)).hasToString("2026-12-01/2");
    assertThat(new RunKey(DAY, 2).until(DAY)).isEqualTo(DAY);
  }

  @Test
  void theRunOfAMonthFreezesTheWholeMonthAndIsToldTheProviderAsBefore() {
    RunKey run = RunKey.ofMonth(YearMonth.of(2028, 2));

    assertThat(run.day()).isEqualTo("2028-02-01");
    assertThat(run.until(LocalDate.of(2028, 3, 1))).isEqualTo("2028-02-29");
    assertThat(run).hasToString("2028-02").isNotEqualTo(RunKey.ofDay(run.day()));
    assertThat(run.inTime(LocalDate.of(2028, 2, 7))).isEqualTo(run);
  }

  @Test
  void theRunOfAMonthThatIsNotOverFreezesNothingBeyondToday() {
    RunKey run = RunKey.ofMonth(YearMonth.of(2028, 2));

    assertThat(run.until(LocalDate.of(2028, 2, 3))).isEqualTo("2028-02-03");
  }

  @Test
  void theProviderIsToldTheRunThatBillsAPeriodInTimeWhicheverDoes() {
    LocalDate begin = DAY.minusDays(2);

    assertThat(RunKey.ofDay(DAY).inTime(begin))
        .isEqualTo(new RunKey(DAY, 2).inTime(begin))
        .hasToString("2026-11-29");
  }

  @Test
  void whatIsNoRunIsRefused() {
    assertThatThrownBy(() -> new RunKey(DAY, -2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RunKey(DAY.plusDays(1), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
