package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.UUID;

/**
 * A failed message was applied, in a later attempt or by a replay.
 *
 * @param quantum who applied it
 * @param at when
 */
@MessageType(value = "com.sysopsquad.delivery.message-applied", queue = Queues.DEAD_LETTER)
public record MessageApplied(
    UUID messageId,
    @Length(most = 100) String quantum,
    @Length(most = 500) String queue,
    Instant at)
    implements DeliveryReport {

  @Override
  public String subject() {
    return messageId.toString();
  }
}
