package com.sysopsquad.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.job.SecondPerson;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondPersonPolicyTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 2);

  @ParameterizedTest
  @CsvSource({
    "2026-12-03, true",
    "2027-01-01, true",
    "2026-12-02, false",
    "2026-12-01, false",
    "2026-11-01, false",
    "2026-10-31, true",
    "2025-12-01, true"
  })
  void aDayThatHasNotComeOrIsLongPastTakesAReasonAndASecondPerson(LocalDate day, boolean takesTwo) {
    var policy = new SecondPersonPolicy(false, 31);

    assertThat(policy.secondPerson(day, TODAY).map(SecondPerson::reasonRequired).orElse(false))
        .isEqualTo(takesTwo);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-02", "2026-11-01"})
  void withFourEyesEveryDayTakesASecondPersonAndAnyOtherNoReason(LocalDate day) {
    var policy = new SecondPersonPolicy(true, 31);

    assertThat(policy.secondPerson(day, TODAY))
        .contains(new SecondPerson("Starting payment manually requires a second person.", false));
  }
}
