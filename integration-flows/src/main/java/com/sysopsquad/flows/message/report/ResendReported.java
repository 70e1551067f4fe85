package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.Within;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a quantum that resends messages.
 *
 * @param resendId the resend that operations requested
 * @param quantum who sends them
 * @param total number of messages
 * @param sent number of messages that are in the outbox again
 * @param keptSince when the oldest message that is kept was sent; null if none is kept
 * @param refusal why it is refused, or null
 */
@MessageType(value = "com.sysopsquad.delivery.resend-reported", queue = Queues.DEAD_LETTER)
public record ResendReported(
    UUID resendId,
    String quantum,
    ResendState state,
    @Within(least = 0) long total,
    @Within(least = 0) long sent,
    @Nullable Instant keptSince,
    @Nullable String refusal)
    implements DeliveryReport {

  @Override
  public String subject() {
    return resendId.toString();
  }
}
