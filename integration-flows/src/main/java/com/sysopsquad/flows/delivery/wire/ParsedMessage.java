package com.sysopsquad.flows.delivery.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was read, valid or not.
 *
 * @param defect why it can never be applied, as a sentence, or null as long as it is valid
 */
public record ParsedMessage(ReceivedMessage message, @Nullable String defect) {

  /** A message that nothing is known against. */
  public static ParsedMessage valid(ReceivedMessage message) {
    return new ParsedMessage(message, null);
  }

  /** A message that can never be applied. */
  public static ParsedMessage invalid(ReceivedMessage message, String defect) {
    return new ParsedMessage(message, defect);
  }

  /** The id of the message. */
  public UUID id() {
    return message.id();
  }
}
