package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;

/**
 * A message failed and is waiting for its next attempt; messages of the same subject wait behind
 * it.
 *
 * @param failure the failure so far, with the message
 */
@MessageType(value = "com.sysopsquad.delivery.message-waiting", queue = Queues.DEAD_LETTER)
public record MessageWaiting(DeadLettered failure, Instant nextAttemptAt)
    implements DeliveryReport {

  @Override
  public String subject() {
    return failure.subject();
  }
}
