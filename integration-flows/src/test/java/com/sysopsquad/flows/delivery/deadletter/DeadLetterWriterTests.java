package com.sysopsquad.flows.delivery.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterWriterTests {

  private final DeadLetterWriter writer = new DeadLetterWriter("billing", Secrecy.OPEN);

  @Test
  void anUntouchedBodyIsComplete() {
    DeadLettered deadLetter = writer.write(message("{\"a\":1}"), failure("Sent at 1"));

    assertThat(deadLetter.body()).isEqualTo("{\"a\":1}");
    assertThat(deadLetter.complete()).isTrue();
  }

  @Test
  void aMaskedOrCutBodyIsNotComplete() {
    DeadLettered masked = writer.write(message("{\"card\":\"4242424242424242\"}"), failure("x"));
    DeadLettered cut = writer.write(message("x".repeat(1_400_001)), failure("x"));

    assertThat(masked.body()).contains("[number]");
    assertThat(masked.complete()).isFalse();
    assertThat(cut.body()).hasSize(1_400_001).endsWith("…");
    assertThat(cut.complete()).isFalse();
  }

  @Test
  void aBodyThatWasCutOnArrivalIsNotComplete() {
    DeadLettered deadLetter =
        writer.write(message("{", Map.of(ReceivedMessage.CUT, "2000000")), failure("x"));

    assertThat(deadLetter.complete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card_4242424242424242",
        "cloudEvents_4242-4242-4242-4242",
        "4242 4242 4242 4242",
        "x٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"
      })
  void theNameOfAHeaderIsMaskedLikeItsValue(String name) {
    DeadLettered deadLetter =
        writer.write(message("{}", Map.of(name, "1", "other", "4242424242424242")), failure("x"));

    assertThat(deadLetter.headers())
        .containsEntry("other", "[number]")
        .allSatisfy((key, value) -> assertThat(CardNumbers.in(key + "|" + value)).isFalse());
  }

  @Test
  void headersWhoseNamesAreTheSameWhenMaskedKeepTheirValues() {
    DeadLettered deadLetter =
        writer.write(
            message("{}", Map.of("x4242424242424242", "1", "x5555555555554444", "2")),
            failure("x"));

    assertThat(deadLetter.headers()).containsOnlyKeys("x[number]");
    assertThat(deadLetter.headers().get("x[number]")).contains("1").contains("2");
  }

  @Test
  void aConfidentialBodyIsDestroyed() {
    DeadLettered deadLetter =
        new DeadLetterWriter("billing", Secrecy.DESTROYED).write(message("secret"), failure("x"));

    assertThat(deadLetter.body()).isNull();
    assertThat(deadLetter.complete()).isFalse();
  }

  @Test
  void whatWasMaskedAndIsNoCardStaysWithItsQuantum() {
    DeadLettered password = writer.write(message("{\"a\":\"password: x1\"}"), failure("x"));
    DeadLettered card =
        writer.write(message("{\"a\":\"password: x1\",\"b\":\"4242424242424242\"}"), failure("x"));
    DeadLettered encrypted =
        writer.write(message("{\"jwe\":\"eyJhbGciOi.a.b.c.d\"}"), failure("x"));

    assertThat(password.body()).isEqualTo("{\"a\":\"password: [masked]\"}");
    assertThat(password.complete()).isFalse();
    assertThat(password.headers()).containsEntry(ReceivedMessage.WITHHELD, "true");
    assertThat(card.headers()).doesNotContainKey(ReceivedMessage.WITHHELD);
    assertThat(encrypted.headers()).doesNotContainKey(ReceivedMessage.WITHHELD);
  }

  @Test
  void aWithheldBodyStaysAndNoSecretOfALinkIsQuoted() {
    DeadLetterWriter withholding = new DeadLetterWriter("customer", Secrecy.WITHHELD);
    String link = "https://portal.test/password/new?token=" + "aB3_".repeat(11);

    DeadLettered whole = withholding.write(message("secret"), failure("Nobody takes " + link));
    DeadLettered cut =
        withholding.write(message("{", Map.of(ReceivedMessage.CUT, "2000000")), failure("x"));

    assertThat(whole.body()).isNull();
    assertThat(whole.headers()).containsEntry(ReceivedMessage.WITHHELD, "true");
    assertThat(whole.causeText())
        .isEqualTo("Nobody takes https://portal.test/password/new?token=[masked]");
    assertThat(cut.headers()).doesNotContainKey(ReceivedMessage.WITHHELD);
  }

  /** Tried: a cause and a reason of any length, and causes that end in several ways. */
  @Test
  void whoGaveUpOnAMessageIsKeptHoweverLongTheCauseIs() {
    assertThat(causeText("x".repeat(9_000), "olive gave up on it: wrong"))
        .startsWith("xxx")
        .endsWith("x… olive gave up on it: wrong")
        .hasSize(4_001);
    assertThat(causeText("x".repeat(9_000), "olive gave up on it: " + "y".repeat(9_000)))
        .startsWith("xxx")
        .contains("x… olive gave up on it: yyy")
        .endsWith("y…")
        .hasSize(4_001);
    assertThat(causeText("Not yet", "olive gave up on it."))
        .isEqualTo("Not yet. olive gave up on it.");
    assertThat(causeText("Not yet. ", "olive gave up on it."))
        .isEqualTo("Not yet. olive gave up on it.");
    assertThat(causeText("Not yet!", "olive gave up on it."))
        .isEqualTo("Not yet! olive gave up on it.");
    assertThat(causeText("", "olive gave up on it.")).isEqualTo("olive gave up on it.");
    assertThat(causeText("x".repeat(9_000), "")).hasSize(4_001).endsWith("x…");
  }

  private String causeText(String cause, String added) {
    return writer.write(message("{}"), failure(cause).adding(added)).causeText();
  }

  @Test
  void failuresOfOneKindHaveOneFingerprintWhateverTheirNumbersAndLines() {
    String first = failure("Sent at 12: too old").fingerprint(message("{}"));

    assertThat(failure("Sent at 345: too old").fingerprint(message("{}"))).isEqualTo(first);
    assertThat(failure("No subject").fingerprint(message("{}"))).isNotEqualTo(first);
    assertThat(thrownFingerprint(new IllegalStateException("one")))
        .isEqualTo(thrownFingerprint(new IllegalStateException("other")))
        .isNotEqualTo(thrownFingerprint(new IllegalArgumentException("one")));
  }

  private static String thrownFingerprint(RuntimeException thrown) {
    return Failure.of(thrown, 1, Instant.EPOCH, Instant.EPOCH).fingerprint(message("{}"));
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
