package com.sysopsquad.system.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrowdAnswersTests {

  private static final String OUTPUT =
      """
      Running 15s test @ http://localhost:8080
      Requests/sec:     2.00
      crowd latencies 100 200
      crowd refusals\s
      crowd latencies 300
      crowd refusals\s
      crowd time 2000000
      crowd views 3
      crowd submissions 1
      crowd unanswered 0
      crowd broken 0
      """;

  @Test
  void theAnswersOfAllThreadsAreCounted() {
    CrowdAnswers answers = CrowdAnswers.read(OUTPUT);

    assertThat(answers.time()).isEqualTo(Duration.ofSeconds(2));
    assertThat(answers.perSecond()).isEqualTo(2);
    assertThat(answers.submissions()).isEqualTo(1);
    assertThat(answers.micros(50)).isEqualTo(200);
    assertThat(answers.micros(99)).isEqualTo(300);
  }

  @Test
  void aBusyCrowdHasNoLatencies() {
    CrowdAnswers answers =
        CrowdAnswers.read(OUTPUT.replaceAll("crowd latencies .*", "crowd latencies "));

    assertThat(answers.latency().getTotalCount()).isZero();
  }

  @Test
  void anUnexpectedAnswerIsAFailure() {
    String output = OUTPUT.replaceFirst("crowd refusals ", "crowd refusals 302 /sign-in");

    assertThatThrownBy(() -> CrowdAnswers.read(output)).hasMessageContaining("[302 /sign-in]");
  }

  @Test
  void aRequestWithoutAnAnswerIsAFailure() {
    String output = OUTPUT.replace("unanswered 0", "unanswered 7");

    assertThatThrownBy(() -> CrowdAnswers.read(output)).hasMessageContaining("7 requests");
  }

  @Test
  void aBrokenConnectionIsAFailure() {
    String output = OUTPUT.replace("broken 0", "broken 2");

    assertThatThrownBy(() -> CrowdAnswers.read(output)).hasMessageContaining("2 broken");
  }

  @Test
  void whatWrkSaysInsteadOfResultsIsTold() {
    assertThatThrownBy(() -> CrowdAnswers.read("unable to connect"))
        .hasMessageContaining("unable to connect");
  }
}
