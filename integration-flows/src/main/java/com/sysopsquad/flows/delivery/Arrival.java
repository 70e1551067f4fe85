package com.sysopsquad.flows.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A received message, and why it can never be applied.
 *
 * @param defect a sentence, or null as long as nothing is known against it
 */
record Arrival(ReceivedMessage message, @Nullable String defect) {

  static Arrival of(ReceivedMessage message) {
    return new Arrival(message, null);
  }

  static Arrival invalid(ReceivedMessage message, String defect) {
    return new Arrival(message, defect);
  }

  UUID id() {
    return message.id();
  }
}
