package com.sysopsquad.flows.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendableMessageTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cloudEvents_a b-c",
        "cloudEvents_a.b",
        "1st",
        "",
        "like",
        "cloudEvents_\0",
        "a\u00adb"
      })
  void aNameThatNoBrokerTakesIsADefect(String name) {
    assertThat(SendableMessage.defect(message(Map.of(name, "x"), "{}")))
        .startsWith("The header name");
  }

  @Test
  void aValueWithNulOrOfTheLengthAtWhichItWasCutIsADefect() {
    assertThat(SendableMessage.defect(message(Map.of("a", "x\0"), "{}"))).contains("U+0000");
    assertThat(SendableMessage.defect(message(Map.of("a", "x".repeat(4_000)), "{}")))
        .contains("too long");
    assertThat(SendableMessage.defect(message(Map.of("a", "x".repeat(3_999)), "{}"))).isNull();
  }

  @Test
  void aBodyWithNulOrTooLongIsADefect() {
    assertThat(SendableMessage.defect(message(Map.of(), "{\0}"))).contains("U+0000");
    assertThat(SendableMessage.defect(message(Map.of(), "x".repeat((1 << 20) + 1))))
        .contains("characters");
  }

  @Test
  void whatBelongsToTheTransportIsNeitherSentNorADefect() {
    ResentMessage message =
        message(
            Map.of("_AMQ_A B", "x", "JMSXDeliveryCount", "2", "cloudEvents_typeversion", "100000"),
            "{}");

    assertThat(SendableMessage.defect(message)).isNull();
    assertThat(ReplayOutbox.headers(message))
        .containsOnlyKeys("cloudEvents_typeversion", "cloudEvents_replay");
  }

  private static ResentMessage message(Map<String, String> headers, String body) {
    return new ResentMessage(
        new UUID(1, 2), "Q", "t", 1, "s", Instant.EPOCH, headers, body, 7, null);
  }
}
