package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.DeadLettered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes down a failed message so that operations may read it: masked, and of bounded length. */
final class DeadLetterWriter {

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_STACK = 16_000;
  private static final int LONGEST_BODY = 1_000_000;

  private final String quantum;
  private final boolean confidential;

  /**
   * @param confidential whether bodies are destroyed instead of masked
   */
  DeadLetterWriter(String quantum, boolean confidential) {
    this.quantum = quantum;
    this.confidential = confidential;
  }

  String quantum() {
    return quantum;
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
        fingerprint(message, failure),
        failure.attempts(),
        failure.first(),
        failure.last(),
        masked(message.headers()),
        body,
        !message.isCut() && !message.body().isEmpty() && message.body().equals(body));
  }

  static String fingerprint(ReceivedMessage message, Failure failure) {
    String kind =
        String.join("|", message.queue(), message.type(), failure.causeClass(), failure.place());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(kind.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  private @Nullable String body(ReceivedMessage message) {
    return confidential ? null : cut(Masking.mask(message.body()), LONGEST_BODY);
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
