package com.sysopsquad.flows.delivery.outage;

import java.time.Instant;

/**
 * A current problem of the delivery.
 *
 * @param what begins a sentence, such as "Receiving from CUSTOMER.INVOICE"
 * @param state continues the sentence, such as "is interrupted"
 * @param cause one sentence, masked
 */
public record DeliveryOutage(String what, String state, Instant since, String cause) {

  private static final String INTERRUPTED = "is interrupted";

  /** Something that does not work, and is retried until it does. */
  public DeliveryOutage(String what, Instant since, String cause) {
    this(what, INTERRUPTED, since, cause);
  }

  /** Whether it continues automatically as soon as the cause is gone. */
  public boolean isInterruption() {
    return state.equals(INTERRUPTED);
  }

  String sentence() {
    return "%s %s since %s: %s".formatted(what, state, since, cause);
  }
}
