package com.sysopsquad.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareChargesTaskletTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0    | All charges at the provider were already recorded",
        "1    | Recorded 1 charge that only the provider had",
        "1204 | Recorded 1,204 charges that only the provider had"
      })
  void theStepSaysWhatItRecorded(long adopted, String summary) {
    assertThat(CompareChargesTasklet.summary(adopted)).isEqualTo(summary);
  }
}
