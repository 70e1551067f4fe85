package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.DeadLettered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up a message: tells its conversation, and lays it among the dead letters. */
final class Burial {

  private static final Logger log = LoggerFactory.getLogger(Burial.class);
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_BODY = 1_000_000;

  private final String quantum;
  private final boolean confidential;
  private final Consumer<ReceivedMessage> mourner;
  private final Consumer<DeadLettered> grave;

  /**
   * @param confidential whether bodies are destroyed instead of masked
   * @param mourner what the conversation does about a message that is given up
   * @param grave where dead letters go, in the present transaction
   */
  Burial(
      String quantum,
      boolean confidential,
      Consumer<ReceivedMessage> mourner,
      Consumer<DeadLettered> grave) {
    this.quantum = quantum;
    this.confidential = confidential;
    this.mourner = mourner;
    this.grave = grave;
  }

  static Consumer<DeadLettered> throughOutbox(Outbox outbox) {
    return letter -> outbox.send(List.of(letter));
  }

  /** Buries in the present transaction, with or without telling the conversation. */
  void bury(ReceivedMessage message, Failure failure, boolean tell) {
    if (tell) {
      mourner.accept(message);
    }
    grave.accept(letter(message, failure));
    log.error(
        "{} is given up after {} attempts: {}: {}",
        message,
        failure.attempts(),
        failure.causeClass(),
        failure.text());
  }

  private DeadLettered letter(ReceivedMessage message, Failure failure) {
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
        failure.stack(),
        fingerprint(message, failure),
        failure.attempts(),
        failure.first(),
        failure.last(),
        masked(message.headers()),
        body(message));
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

  private static String fingerprint(ReceivedMessage message, Failure failure) {
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
}
