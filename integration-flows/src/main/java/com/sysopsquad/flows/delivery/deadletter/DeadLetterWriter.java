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
  private final Secrecy secrecy;

  /**
   * @param secrecy what becomes of the bodies
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
        cut(withoutLinks(failure.text()), LONGEST_TEXT),
        cut(withoutLinks(failure.stack()), LONGEST_STACK),
        failure.fingerprint(message),
        failure.attempts(),
        failure.first(),
        failure.last(),
        headers(message),
        body,
        !message.isCut() && !message.body().isEmpty() && message.body().equals(body));
  }

  private @Nullable String body(ReceivedMessage message) {
    if (!secrecy.shows()) {
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

  private Map<String, String> headers(ReceivedMessage message) {
    Map<String, String> masked = new TreeMap<>();
    message
        .headers()
        .forEach(
            (name, value) ->
                masked.put(name, cut(withoutLinks(Masking.mask(value)), LONGEST_TEXT)));
    if (secrecy.keeps(message)) {
      masked.put(ReceivedMessage.WITHHELD, "true");
    }
    return masked;
  }

  /** What failed may quote the body. */
  private String withoutLinks(String text) {
    return secrecy.shows() ? text : Masking.maskLinks(text);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
