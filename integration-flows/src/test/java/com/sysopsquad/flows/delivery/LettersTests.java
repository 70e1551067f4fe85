package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.message.DeadLettered;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LettersTests {

  private final Letters letters = new Letters("billing", false);

  @Test
  void anUntouchedBodyIsComplete() {
    DeadLettered letter = letters.write(message("{\"a\":1}"), failure("Sent at 1"));

    assertThat(letter.body()).isEqualTo("{\"a\":1}");
    assertThat(letter.complete()).isTrue();
  }

  @Test
  void aMaskedOrCutBodyIsNotComplete() {
    DeadLettered masked = letters.write(message("{\"card\":\"4242424242424242\"}"), failure("x"));
    DeadLettered cut = letters.write(message("x".repeat(1_000_001)), failure("x"));

    assertThat(masked.body()).contains("[number]");
    assertThat(masked.complete()).isFalse();
    assertThat(cut.body()).hasSize(1_000_001).endsWith("…");
    assertThat(cut.complete()).isFalse();
  }

  @Test
  void aBodyThatWasCutOnArrivalIsNotComplete() {
    DeadLettered letter =
        letters.write(message("{", Map.of(ReceivedMessage.CUT, "2000000")), failure("x"));

    assertThat(letter.complete()).isFalse();
  }

  @Test
  void aConfidentialBodyIsDestroyed() {
    DeadLettered letter = new Letters("billing", true).write(message("secret"), failure("x"));

    assertThat(letter.body()).isNull();
    assertThat(letter.complete()).isFalse();
  }

  @Test
  void failuresOfOneKindHaveOneFingerprintWhateverTheirNumbersAndLines() {
    String first = Letters.fingerprint(message("{}"), failure("Sent at 12: too old"));

    assertThat(Letters.fingerprint(message("{}"), failure("Sent at 345: too old")))
        .isEqualTo(first);
    assertThat(Letters.fingerprint(message("{}"), failure("No subject"))).isNotEqualTo(first);
    assertThat(thrownFingerprint(new IllegalStateException("one")))
        .isEqualTo(thrownFingerprint(new IllegalStateException("other")))
        .isNotEqualTo(thrownFingerprint(new IllegalArgumentException("one")));
  }

  private static String thrownFingerprint(RuntimeException thrown) {
    return Letters.fingerprint(message("{}"), Failure.of(thrown, 1, Instant.EPOCH, Instant.EPOCH));
  }

  private static Failure failure(String defect) {
    return Failure.of(defect, Instant.EPOCH);
  }

  private static ReceivedMessage message(String body) {
    return message(body, Map.of());
  }

  private static ReceivedMessage message(String body, Map<String, String> headers) {
    return new ReceivedMessage(
        new UUID(1, 2),
        Queues.SUPPORT_PLAN,
        "t",
        1,
        "ada",
        Instant.EPOCH,
        Instant.EPOCH,
        headers,
        body);
  }
}
