package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.DeadLettered;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes down a failed message so that operations may read it: masked, and of bounded length. */
final class DeadLetterWriter {

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_STACK = 16_000;

  /** What is taken in at most, 1 MiB, and that in base64. */
  private static final int LONGEST_BODY = 1_400_000;

  private final String quantum;
  private final boolean confidential;

  /**
   * @param confidential whether bodies are destroyed instead of masked
   */
  DeadLetterWriter(String quantum, boolean confidential) {
    this.quantum = quantum;
    this.confidential = confidential;
  }

  DeadLettered write(ReceivedMessage message, Failure failure) {
    String body = body(message);
    return new DeadLettered(
        message.id(),
        quantum,
        message.queue(),
        Masking.mask(message.type()),
        message.version(),
        Masking.mask(message.subject()),
        message.sentAt(),
        failure.causeClass(),
        cut(failure.text(), LONGEST_TEXT),
        cut(failure.stack(), LONGEST_STACK),
        failure.fingerprint(message),
        failure.attempts(),
        failure.first(),
        failure.last(),
        masked(message.headers()),
        body,
        !message.isCut() && !message.body().isEmpty() && message.body().equals(body));
  }

  private @Nullable String body(ReceivedMessage message) {
    if (confidential) {
      return null;
    }
    return message.isEncoded()
        ? withoutNumbers(message.body())
        : cut(Masking.mask(message.body()), LONGEST_BODY);
  }

  /** Bytes cannot be masked and stay what they were: with something to mask they are destroyed. */
  private static @Nullable String withoutNumbers(String base64) {
    if (base64.length() > LONGEST_BODY) {
      return null;
    }
    String bytes =
        new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1)
            .replace("\0", "");
    return Masking.mask(bytes).equals(bytes) ? base64 : null;
  }

  private static Map<String, String> masked(Map<String, String> headers) {
    Map<String, String> masked = new TreeMap<>();
    headers.forEach((name, value) -> masked.put(name, cut(Masking.mask(value), LONGEST_TEXT)));
    return masked;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
