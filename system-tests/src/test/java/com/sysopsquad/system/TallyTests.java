package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTests {

  @Test
  void whatArrivedAsItWasSentIsAllRight() {
    Findings findings = new Tally().compare("plan", Map.of("1", "a"), Map.of("1", "a")).findings(2);

    assertThat(findings.allRight()).isTrue();
    assertThat(findings.line())
        .isEqualTo("attempted 3 acknowledged 1 lost 0 duplicated 0 phantom 0");
  }

  @Test
  void whatIsMissingOrDiffersIsLost() {
    Findings findings =
        new Tally().compare("plan", Map.of("1", "a", "2", "b"), Map.of("1", "other")).findings(0);

    assertThat(findings.lost())
        .containsExactlyInAnyOrder(
            "plan 1 was sent as a, stands as other", "plan 2 (b) did not arrive");
  }

  @Test
  void whatNobodySentIsAPhantom() {
    Findings findings = new Tally().compare("charge", Map.of(), Map.of("1", "a")).findings(0);

    assertThat(findings.allRight()).isFalse();
    assertThat(findings.report()).contains("phantom 1", "charge 1 (a) was never sent");
  }
}
