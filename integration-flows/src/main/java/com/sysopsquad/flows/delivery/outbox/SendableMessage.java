package com.sysopsquad.flows.delivery.outbox;

import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Rules for a message that comes to the outbox from outside: otherwise, what a JMS client rejects
 * would be found only by the relay.
 */
public final class SendableMessage {

  /** Received headers are cut at this length, so a longer one is not the original. */
  static final int LONGEST_HEADER = 4_000;

  private static final int LONGEST_BODY = 1 << 20;
  private static final int LONGEST_NAME = 250;

  /** Reserved words of JMS selectors, which cannot be names of properties. */
  private static final Set<String> RESERVED =
      Set.of("NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE");

  private SendableMessage() {}

  /** Why the message cannot be sent, as a sentence, or null. */
  public static @Nullable String defect(ResentMessage message) {
    if (message.body().length() > LONGEST_BODY) {
      return "The body has %d characters. At most %d can be sent."
          .formatted(message.body().length(), LONGEST_BODY);
    }
    if (hasNul(message.body())) {
      return "The body contains the character U+0000, which cannot be sent.";
    }
    for (String attribute : new String[] {message.type(), message.subject(), message.queue()}) {
      if (hasNul(attribute)) {
        return "A header contains the character U+0000, which cannot be sent.";
      }
    }
    return defect(ReplayOutbox.headers(message));
  }

  /** Why one of these headers cannot be sent, as a sentence, or null. */
  static @Nullable String defect(Map<String, String> headers) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String name = header.getKey();
      if (!isName(name)) {
        return "The header name \"%s\" cannot be sent. Use letters, digits and underscores."
            .formatted(shown(name));
      }
      if (header.getValue().length() >= LONGEST_HEADER) {
        return "The header %s is too long. It must have fewer than %d characters."
            .formatted(name, LONGEST_HEADER);
      }
      if (hasNul(header.getValue())) {
        return "The header %s contains the character U+0000, which cannot be sent.".formatted(name);
      }
    }
    return null;
  }

  /** The rule of JMS, which is stricter than that of brokers other than IBM MQ. */
  private static boolean isName(String name) {
    return name.length() <= LONGEST_NAME
        && SourceVersion.isIdentifier(name)
        && name.chars().noneMatch(Character::isIdentifierIgnorable)
        && RESERVED.stream().noneMatch(name::equalsIgnoreCase);
  }

  private static boolean hasNul(String text) {
    return text.indexOf('\0') >= 0;
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
  }
}
