package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Describes a failed message so that operations may read it: masked, and with bounded length. */
final class DeadLetterWriter {

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_ADDED = 2_000;
  private static final int LONGEST_STACK = 16_000;

  /** The maximum size that is accepted, 1 MiB, in base64. */
  private static final int LONGEST_BODY = 1_400_000;

  private final String quantum;
  private final Secrecy secrecy;

  /**
   * @param secrecy what happens to the bodies
   */
  DeadLetterWriter(String quantum, Secrecy secrecy) {
    this.quantum = quantum;
    this.secrecy = secrecy;
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
        text(failure),
        cut(withoutLinks(failure.stack()), LONGEST_STACK),
        failure.fingerprint(message),
        failure.attempts(),
        failure.first(),
        failure.last(),
        headers(message),
        body,
        !message.isCut() && !message.body().isEmpty() && message.body().equals(body));
  }

  /** However long the cause is, it does not cut off who gave up on the message. */
  private String text(Failure failure) {
    String added = cut(withoutLinks(failure.added()), LONGEST_ADDED);
    int longest = added.isEmpty() ? LONGEST_TEXT : LONGEST_TEXT - added.length() - 1;
    return Failure.joined(cut(withoutLinks(failure.text()), longest), added);
  }

  private @Nullable String body(ReceivedMessage message) {
    if (!secrecy.shows()) {
      return null;
    }
    if (message.isEncoded()) {
      return secrecy == Secrecy.OPEN ? null : withoutNumbers(message);
    }
    return cut(Masking.mask(message.body()), LONGEST_BODY);
  }

  /**
   * Bytes cannot be masked without changing them: if they contain something to mask, they are
   * destroyed.
   */
  private static @Nullable String withoutNumbers(ReceivedMessage message) {
    if (message.body().length() > LONGEST_BODY) {
      return null;
    }
    String bytes = message.searchableBody();
    return Masking.mask(bytes).equals(bytes) ? message.body() : null;
  }

  private Map<String, String> headers(ReceivedMessage message) {
    Map<String, String> masked = new TreeMap<>();
    Masking.mask(message.headers())
        .forEach(
            (name, value) ->
                masked.put(withoutLinks(name), cut(withoutLinks(value), LONGEST_TEXT)));
    if (secrecy.keeps(message)) {
      masked.put(ReceivedMessage.WITHHELD, "true");
    }
    return masked;
  }

  /** The error may quote the body. */
  private String withoutLinks(String text) {
    return secrecy.shows() ? text : Masking.maskLinks(text);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
