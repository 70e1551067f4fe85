package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;

/** A message, and why it is given up. */
public record FailedMessage(ReceivedMessage message, Failure failure) {

  String fingerprint() {
    return failure.fingerprint(message);
  }
}
