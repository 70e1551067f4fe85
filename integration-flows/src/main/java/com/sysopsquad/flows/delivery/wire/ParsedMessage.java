package com.sysopsquad.flows.delivery.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was read, valid or not.
 *
 * @param defect why it can never be applied, as a sentence; null if it is valid
 */
public record ParsedMessage(ReceivedMessage message, @Nullable String defect) {

  /** A message without a known defect. */
  public static ParsedMessage valid(ReceivedMessage message) {
    return new ParsedMessage(message, null);
  }

  /** A message that can never be applied. */
  public static ParsedMessage invalid(ReceivedMessage message, String defect) {
    return new ParsedMessage(message, defect);
  }

  /** The same message with another body. */
  public ParsedMessage withBody(String body) {
    return new ParsedMessage(message.withBody(body), defect);
  }

  /** The same message with these bytes as its body, read as UTF-8 if possible. */
  public ParsedMessage withBytes(byte[] bytes) {
    return switch (Bodies.ofBytes(bytes)) {
      case Body.Text text -> withBody(text.text());
      case Body.Bytes other ->
          invalid(
              message.withBytes(other.base64()),
              defect == null ? other.defect() : defect + " " + other.defect());
      case Body.Beginning _, Body.None _ -> this;
    };
  }

  /** The id of the message. */
  public UUID id() {
    return message.id();
  }
}
