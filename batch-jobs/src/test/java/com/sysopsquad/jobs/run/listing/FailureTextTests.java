package com.sysopsquad.jobs.run.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTests {

  @Test
  void aStackTraceIsReducedToWhatWasSaid() {
    assertThat(
            FailureText.of(
                """
                com.sysopsquad.billing.provider.ProviderUnavailable: The provider does not answer
                \tat com.sysopsquad.billing.payment.Circuit.check(Circuit.java:12)
                \t... 12 more
                Caused by: java.net.ConnectException: Connection refused
                \tat java.base/sun.nio.ch.Net.connect(Net.java:1)
                """))
        .isEqualTo("The provider does not answer\nConnection refused");
  }

  @Test
  void linesOfAMessageAreKept() {
    assertThat(
            FailureText.of(
                """
                com.sysopsquad.jobs.payment.ReconciliationFailed: The run of 2026-11-15 does not add up:
                Bill 7 is paid but has no invoice.
                \tat com.sysopsquad.jobs.payment.ReconcilingRun.execute(ReconcilingRun.java:33)
                """))
        .isEqualTo("The run of 2026-11-15 does not add up:\nBill 7 is paid but has no invoice.");
  }

  @Test
  void aCauseThatWasSaidAlreadyIsNotRepeated() {
    assertThat(
            FailureText.of(
                """
                java.lang.RuntimeException: java.io.IOException: disk full
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: disk full
                """))
        .isEqualTo("java.io.IOException: disk full");
  }

  @Test
  void anExceptionWithoutWordsIsNamed() {
    assertThat(FailureText.of("java.lang.NullPointerException\n\tat a.B.c(B.java:1)"))
        .isEqualTo("NullPointerException");
  }

  @Test
  void aStopOrSilenceSaysNothing() {
    assertThat(FailureText.of(null)).isEmpty();
    assertThat(FailureText.of("org.springframework.batch.core.job.JobInterruptedException: Asked"))
        .isEmpty();
  }

  @Test
  void aPlainSentenceStays() {
    assertThat(FailureText.of("3 bills = 2 paid + 1 declined"))
        .isEqualTo("3 bills = 2 paid + 1 declined");
  }
}
