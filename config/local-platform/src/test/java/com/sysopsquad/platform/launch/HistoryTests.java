package com.sysopsquad.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTests {

  @Test
  void aTimeHasItsOffsetFromUtc() {
    assertThat(History.words(Instant.parse("2026-11-30T12:22:16Z")))
        .matches("(Sun|Mon|Tue) (Nov 29|Nov 30|Dec 1) \\d\\d:\\d\\d:16 2026 [+-]\\d\\d:\\d\\d");
  }
}
