package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.Masking;

/** What happens to the bodies of messages that fail. */
public enum Secrecy {
  /**
   * Operations sees them masked, and no bytes that are not text. The original stays with the
   * quantum that gives up the message, and a replay takes it from there, unless it may contain a
   * card.
   */
  OPEN,
  /** Operations sees them masked, and the original text is not kept. */
  MASKED,
  /** They stay with the quantum that gives up the message, and a replay takes them from there. */
  WITHHELD,
  /** They are destroyed. */
  DESTROYED;

  /** Whether operations sees a body at all. */
  public boolean shows() {
    return this == OPEN || this == MASKED;
  }

  /** Whether the quantum keeps the body of this message for a replay. */
  public boolean keeps(ReceivedMessage message) {
    return switch (this) {
      case WITHHELD -> message.isWhole();
      case OPEN ->
          (message.isEncoded() || (message.isWhole() && isMasked(message.body())))
              && !Masking.mayHoldCard(message.searchableBody());
      case MASKED, DESTROYED -> false;
    };
  }

  private static boolean isMasked(String body) {
    return !Masking.mask(body).equals(body);
  }
}
