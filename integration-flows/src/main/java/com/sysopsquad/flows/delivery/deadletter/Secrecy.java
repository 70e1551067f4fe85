package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.Masking;

/** What becomes of the bodies of messages that fail. */
public enum Secrecy {
  /**
   * Operations reads them, masked. What was masked stays with the quantum that gives the message
   * up, and a replay takes it from there, unless it may be a card.
   */
  OPEN,
  /** Operations reads them, masked, and nobody keeps what was masked. */
  MASKED,
  /** They stay with the quantum that gives the message up, and a replay takes them from there. */
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
          message.isWhole()
              && !Masking.mask(message.body()).equals(message.body())
              && !Masking.mayHoldCard(message.body());
      case MASKED, DESTROYED -> false;
    };
  }
}
