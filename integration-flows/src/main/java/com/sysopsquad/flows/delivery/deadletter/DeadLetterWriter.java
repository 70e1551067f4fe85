package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.DeadLettered;
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
